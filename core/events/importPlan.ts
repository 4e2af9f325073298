/** Plans an import against the truth as it is now: the same step for the preview and for each part of the application. */
import type { Deps } from '../deps.ts';
import { instantOf } from '../time/zones.ts';
import { isSubscribed } from './feedNames.ts';
import type { ImportRun } from './importRun.ts';
import { type ImportPlan, planImport } from './planImport.ts';
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

export const planAgainstTruth = async (
  deps: Pick<Deps, 'clock' | 'events' | 'bookings' | 'ids'>,
  { feed, area }: Pick<ImportRun, 'feed' | 'area'>,
  reading: FeedReading,
): Promise<ImportPlan> => {
  const existing = await deps.events.ofFeed(feed);
  const now = instantOf(deps.clock.now());
  const placesHeld = await deps.bookings.placesHeld(existing.map(({ value }) => value.id));
  return planImport({
    feed,
    existing,
    reading: inArea(reading, area),
    placesHeld,
    now,
    withdrawFrom: isSubscribed(feed) ? now : null,
    idOf: (uid) => deps.ids.derive('event', feed, uid),
  });
};
