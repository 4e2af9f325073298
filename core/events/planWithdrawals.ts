/** Which known events a feed has dropped. A file that cannot be trusted to be whole withdraws nothing. */
import type { CollaborativeEvent, Instant } from './event.ts';
import type { ImportPreview } from './importRun.ts';
import type { Stored } from './ports.ts';
import { type FeedReading, seriesUid } from './reading.ts';
import { normalTitle } from './titles.ts';

type Event = Stored<CollaborativeEvent>;

type Input = {
  existing: readonly Event[];
  reading: FeedReading;
  /** A calendar on the web lets go of what has begun: that is no longer in its window, not called off. */
  withdrawFrom: Instant | null;
};

/** `note`: why nothing is withdrawn although something is missing; null when there is nothing to say. */
type Withdrawals = { withdrawn: readonly Event[]; note: string | null };

/** Dates of a repeating event that lie outside what the reader looked at are unknown, not dropped. */
const outOfSight = (event: CollaborativeEvent, window: FeedReading['seriesWindow']): boolean =>
  event.source !== null &&
  seriesUid(event.source.uid) !== null &&
  window !== null &&
  (event.start < window.from || event.start >= window.to);

const count = (missing: number): string =>
  missing === 1 ? '1 event that is not in the file stays' : `${missing} events that are not in the file stay`;

/** The events that stand and that the feed no longer states, nor means by a row that was refused. */
export const missingEvents = (
  { existing, reading, withdrawFrom }: Input,
  stated: ReadonlySet<string>,
): Event[] => {
  const refused = new Set(reading.refusals.map(({ uid }) => uid));
  const known = new Set(existing.map(({ value }) => value.source?.uid));
  const refusedTitles = new Set(
    reading.refusals.flatMap(({ uid, title }) =>
      title !== null && !known.has(uid ?? undefined) ? normalTitle(title) : [],
    ),
  );
  return existing.filter(({ value }) => {
    const uid = value.source?.uid ?? '';
    return (
      value.state !== 'cancelled' &&
      (withdrawFrom === null || value.start > withdrawFrom) &&
      !stated.has(uid) &&
      !refused.has(uid) &&
      !refused.has(seriesUid(uid) ?? uid) &&
      // A refused row of that title may be this event on another day.
      !refusedTitles.has(normalTitle(value.title)) &&
      !outOfSight(value, reading.seriesWindow)
    );
  });
};

/** A refused row of which nobody knows what it was. */
export const hasUnknownRefusal = ({ refusals }: FeedReading): boolean =>
  refusals.some(({ uid }) => uid === null);

/** @param missing what the feed has dropped, without what it states under another identity */
export const planWithdrawals = (
  missing: readonly Event[],
  reading: FeedReading,
  preview: Pick<ImportPreview, 'added' | 'changed' | 'withdrawn' | 'unchanged'>,
): Withdrawals => {
  if (missing.length === 0) return { withdrawn: [], note: null };
  const good = preview.added.length + preview.changed.length + preview.withdrawn.length + preview.unchanged;
  if (good === 0)
    return { withdrawn: [], note: `${count(missing.length)} as before, because no row could be used.` };
  if (hasUnknownRefusal(reading))
    return {
      withdrawn: [],
      note: `${count(missing.length)} as before: a refused row may be one of them. Mend the refused rows and import again.`,
    };
  return { withdrawn: missing, note: null };
};
