/** The rules of giving up a place, an offer or a turn in the line, without stores or clocks. */
import { fail, type Result, succeed } from '../errors.ts';
import type { CollaborativeEvent, Instant } from '../events/event.ts';
import type { Booking, Roster } from './booking.ts';
import type { Decision } from './decideBooking.ts';
import { withBookings } from './roster.ts';
import { settle } from './settle.ts';

/**
 * Gives up the booking that `mine` finds, and offers the place on. Doing it again changes nothing. A place at an event
 * that is over cannot be given up (`eventOver`): the roster then is a record. Without a booking: `notBooked`.
 */
export function decideGivingUp(
  roster: Roster,
  event: CollaborativeEvent,
  mine: (booking: Booking) => boolean,
  now: Instant,
): Result<Decision> {
  const bookings = roster.bookings.filter(mine);
  const active = bookings.find((booking) => booking.state !== 'cancelled');
  if (!active) {
    const [givenUp] = bookings;
    if (!givenUp) return fail('notBooked', 'You have no place at this event.');
    return succeed({ booking: givenUp, changed: [], roster, already: true });
  }
  if (now >= event.end) return fail('eventOver', 'This event is over.');

  const booking: Booking = {
    ...active,
    state: 'cancelled',
    changedAt: now,
    offeredUntil: null,
    reply: undefined,
  };
  const without = withBookings(roster, [booking]);
  const changed = [...settle(without, event, now), booking];
  return succeed({ booking, changed, roster: withBookings(roster, changed), already: false });
}
