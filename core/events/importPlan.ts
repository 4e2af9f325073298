/** Plans an import against the truth as it is now: the same step for the preview and for each part of the application. */
import type { Deps } from '../deps.ts';
import { instantOf } from '../time/zones.ts';
import { type ImportPlan, planImport } from './planImport.ts';
import type { FeedReading } from './reading.ts';

export const planAgainstTruth = async (
  deps: Pick<Deps, 'clock' | 'events' | 'bookings' | 'ids'>,
  feed: string,
  reading: FeedReading,
): Promise<ImportPlan> => {
  const existing = await deps.events.ofFeed(feed);
  const placesHeld = await deps.bookings.placesHeld(existing.map(({ value }) => value.id));
  return planImport({
    feed,
    existing,
    reading,
    placesHeld,
    now: instantOf(deps.clock.now()),
    idOf: (uid) => deps.ids.derive('event', feed, uid),
  });
};
