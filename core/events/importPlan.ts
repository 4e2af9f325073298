/** Plans an import against the truth as it is now: the same step for the preview and for each part of the application. */
import type { Deps } from '../deps.ts';
import { instantOf } from '../time/zones.ts';
import type { CollaborativeEvent } from './event.ts';
import { isSubscribed } from './feedNames.ts';
import type { ImportRun } from './importRun.ts';
import { type ImportPlan, planImport } from './planImport.ts';
import type { Stored } from './ports.ts';
import type { FeedReading } from './reading.ts';

/** The reading with the area for entries that name none. */
const inArea = (reading: FeedReading, area: string | undefined): FeedReading =>
  area === undefined
    ? reading
    : {
        ...reading,
        entries: reading.entries.map((entry) =>
          entry.details.area === null ? { ...entry, details: { ...entry.details, area } } : entry,
        ),
      };

/**
 * Events of which it matters how many places are held: those that get fewer, and those that the feed seems to drop,
 * since one of these may turn out to be an entry under another identity.
 */
const inQuestion = (existing: readonly Stored<CollaborativeEvent>[], { entries }: FeedReading): string[] => {
  const stated = new Map(entries.map((entry) => [entry.uid, entry.details]));
  return existing
    .filter(({ value }) => {
      const details = stated.get(value.source?.uid ?? '');
      if (!details) return value.state !== 'cancelled';
      // One that was called off may have been cut down below its bookings, which count again when it returns.
      return (
        details.capacity !== null &&
        (value.state !== 'published' || details.capacity < (value.capacity ?? Number.POSITIVE_INFINITY))
      );
    })
    .map(({ value }) => value.id);
};

/** @param about `startedAt`: when the import was first planned */
export const planAgainstTruth = async (
  deps: Pick<Deps, 'clock' | 'events' | 'bookings' | 'ids'>,
  { feed, area, startedAt }: Pick<ImportRun, 'feed' | 'area' | 'startedAt'>,
  reading: FeedReading,
): Promise<ImportPlan> => {
  const existing = await deps.events.ofFeed(feed);
  const now = instantOf(deps.clock.now());
  const placesHeld = await deps.bookings.placesHeld(inQuestion(existing, reading));
  return planImport({
    feed,
    existing,
    reading: inArea(reading, area),
    placesHeld,
    now,
    since: startedAt,
    withdrawFrom: isSubscribed(feed) ? now : null,
    idOf: (uid) => deps.ids.derive('event', feed, uid),
  });
};
