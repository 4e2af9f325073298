/** Which known events a feed has dropped. A file that cannot be trusted to be whole withdraws nothing. */
import type { CollaborativeEvent, Instant } from './event.ts';
import type { ImportPreview } from './importRun.ts';
import type { Stored } from './ports.ts';
import { type FeedReading, seriesUid } from './reading.ts';

type Input = {
  existing: readonly Stored<CollaborativeEvent>[];
  reading: FeedReading;
  /** A calendar on the web lets go of what has begun: that is no longer in its window, not called off. */
  withdrawFrom: Instant | null;
};

/** `note`: why nothing is withdrawn although something is missing; null when there is nothing to say. */
type Withdrawals = { withdrawn: Stored<CollaborativeEvent>[]; note: string | null };

/** Dates of a repeating event that lie outside what the reader looked at are unknown, not dropped. */
const outOfSight = (event: CollaborativeEvent, window: FeedReading['seriesWindow']): boolean =>
  event.source !== null &&
  seriesUid(event.source.uid) !== null &&
  window !== null &&
  (event.start < window.from || event.start >= window.to);

const count = (missing: number): string =>
  missing === 1 ? '1 event that is not in the file stays' : `${missing} events that are not in the file stay`;

export const planWithdrawals = (
  { existing, reading, withdrawFrom }: Input,
  stated: ReadonlySet<string>,
  preview: Pick<ImportPreview, 'added' | 'changed' | 'withdrawn' | 'unchanged'>,
): Withdrawals => {
  const refused = new Set(reading.refusals.map((refusal) => refusal.uid));
  const missing = existing.filter(({ value }) => {
    const uid = value.source?.uid ?? '';
    return (
      value.state !== 'cancelled' &&
      (withdrawFrom === null || value.start > withdrawFrom) &&
      !stated.has(uid) &&
      !refused.has(uid) &&
      !refused.has(seriesUid(uid) ?? uid) &&
      !outOfSight(value, reading.seriesWindow)
    );
  });
  if (missing.length === 0) return { withdrawn: [], note: null };
  const good = preview.added.length + preview.changed.length + preview.withdrawn.length + preview.unchanged;
  if (good === 0)
    return { withdrawn: [], note: `${count(missing.length)} as before, because no row could be used.` };
  if (refused.has(null))
    return {
      withdrawn: [],
      note: `${count(missing.length)} as before: a refused row may be one of them. Mend the refused rows and import again.`,
    };
  return { withdrawn: missing, note: null };
};
