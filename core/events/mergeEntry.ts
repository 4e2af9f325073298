/** An entry of a feed beside what people have made of its event since. */
import type { CollaborativeEvent, EventSource } from './event.ts';
import type { Stored } from './ports.ts';
import type { FeedEntry } from './reading.ts';
import { mergeStatement } from './statedByFeed.ts';

/** The entry as it counts for an event that people may have edited, and what is to be remembered of the feed's words. */
export type Merged = { entry: FeedEntry; source: EventSource | null; kept: boolean };

export const mergeEntry = (entry: FeedEntry, stored: Stored<CollaborativeEvent> | undefined): Merged => {
  if (!stored) return { entry, source: null, kept: false };
  const stated = { details: entry.details, state: entry.cancelled ? 'cancelled' : 'published' } as const;
  const { details, state, source, kept } = mergeStatement(stored.value, stated);
  return { entry: { ...entry, details, cancelled: state === 'cancelled' }, source, kept };
};

export const keptNote = (kept: number): string =>
  kept === 1
    ? '1 event keeps what a person changed, since the file says of that what it said before.'
    : `${kept} events keep what people changed, since the file says of that what it said before.`;
