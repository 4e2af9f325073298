/** Who waits, in which order. First come, first served; the reference settles what came in the same second. */
import type { Instant } from '../events/event.ts';
import { addSeconds } from '../time/zones.ts';
import type { Booking, Roster } from './booking.ts';

export const inLine = (roster: Roster): Booking[] =>
  roster.bookings
    .filter((booking) => booking.state === 'waiting')
    .sort((a, b) => compare(a.queuedAt, b.queuedAt) || compare(a.reference, b.reference));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * When somebody who joins the line now stands in it: a second after the last one at the earliest, so that two who come
 * in the same second keep the order in which they were written.
 */
export function nextTurn(roster: Roster, now: Instant): Instant {
  const last = inLine(roster).at(-1)?.queuedAt;
  return last === undefined || last < now ? now : addSeconds(last, 1);
}

/** Place in the line from 1 (next); null for somebody who does not wait. */
export function positionInLine(roster: Roster, booking: Booking): number | null {
  if (booking.state !== 'waiting') return null;
  const index = inLine(roster).findIndex((other) => other.person.key === booking.person.key);
  return index < 0 ? null : index + 1;
}
