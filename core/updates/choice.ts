/** The order and choice of updates that are out, the same in every store. */
import type { Instant } from '../events/event.ts';
import type { Update } from './update.ts';

/** By when they were published, the newest first. */
export const newestFirst = (a: Update, b: Update): number =>
  (b.publishedAt ?? '').localeCompare(a.publishedAt ?? '') || a.id.localeCompare(b.id);

/** Of one area, published in [from, to); without a choice all of them. */
export const chosenUpdates = (
  updates: readonly Update[],
  { from = '', to, area }: { from?: Instant; to?: Instant; area?: string },
): readonly Update[] =>
  updates.filter(
    (update) =>
      (area === undefined || update.area === area) &&
      (update.publishedAt ?? '') >= from &&
      (to === undefined || (update.publishedAt ?? '') < to),
  );
