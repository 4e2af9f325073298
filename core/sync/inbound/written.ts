/** Which came first, our own writing of a thing or the reading that shows it. */
import type { Instant } from '../../events/event.ts';
import type { Projection } from '../ports.ts';

/** Seconds within which nobody can tell whether our own writing or the reading came first. */
const togetherSeconds = 2;

/** `before`: the reading shows what we wrote last. `after`: it may not. `together`: nobody can tell. */
type Order = 'before' | 'together' | 'after';

/** When we last wrote the thing, seen from the reading. What is being written just now is in doubt by the note itself. */
export const written = ({ changedAt }: Pick<Projection, 'changedAt'>, readAt: Instant): Order => {
  const seconds = (Date.parse(changedAt) - Date.parse(readAt)) / 1000;
  if (seconds > togetherSeconds) return 'after';
  return seconds < -togetherSeconds ? 'before' : 'together';
};
