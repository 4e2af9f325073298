/** The rules of booking a place, without stores or clocks. */
import { fail, type Result, succeed } from '../errors.ts';
import type { CollaborativeEvent, Instant } from '../events/event.ts';
import type { Person } from '../people/person.ts';
import { placesLeft, whyNotBookable } from './bookable.ts';
import type { Booking, Roster } from './booking.ts';
import { activeBooking, placesHeld, withBookings } from './roster.ts';
import { settle } from './settle.ts';
import { nextTurn } from './waitingList.ts';

/** What is to be written (nothing when the request changes nothing) and the roster as it then is. */
export type Decision = {
  booking: Booking;
  changed: readonly Booking[];
  roster: Roster;
  /** The person had this booking before asking. */
  already: boolean;
};

export type Asking = {
  person: Person;
  /** Key of who asks, the person or somebody on their behalf. */
  bookedBy: string;
  now: Instant;
  /** The n-th choice of reference for this person at this event; the first one free in the roster is taken. */
  reference: (n: number) => string;
};

/**
 * Books a place: a free one, the one offered, or one in the line. Asking again changes nothing, except that it takes
 * an offered place or one that has become free.
 *
 * Fails with the reasons of `whyNotBookable`.
 */
export function decideBooking(roster: Roster, event: CollaborativeEvent, asking: Asking): Result<Decision> {
  const { person, now } = asking;
  const settled = settle(roster, event, now);
  const present = withBookings(roster, settled);
  const mine = activeBooking(present, person);

  const closed = whyNotBookable(event, now);
  if (closed) {
    const keeps = mine?.state === 'going' && closed.code === 'bookingClosed';
    if (!keeps) return fail(closed.code, closed.message);
  }
  if (mine?.state === 'going') return succeed(unchanged(mine, settled, present));

  const free = mine?.state === 'offered' || placesLeft(event, placesHeld(present)) !== 0;
  if (mine?.state === 'waiting' && !free) return succeed(unchanged(mine, settled, present));

  const booking: Booking = {
    ...(mine ?? newBooking(present, event.id, asking)),
    bookedBy: asking.bookedBy,
    state: free ? 'going' : 'waiting',
    changedAt: now,
    offeredUntil: null,
  };
  const changed = [...settled.filter((other) => other.person.key !== booking.person.key), booking];
  return succeed({ booking, changed, roster: withBookings(roster, changed), already: false });
}

const unchanged = (booking: Booking, changed: readonly Booking[], roster: Roster): Decision => ({
  booking,
  changed,
  roster,
  already: true,
});

function newBooking(roster: Roster, eventId: string, { person, bookedBy, now, reference }: Asking): Booking {
  const earlier = roster.bookings.find((booking) => booking.person.key === person.key);
  const taken = new Set(roster.bookings.map((booking) => booking.reference));
  let n = 0;
  while (!earlier && taken.has(reference(n))) n += 1;
  return {
    eventId,
    person,
    state: 'waiting',
    reference: earlier?.reference ?? reference(n),
    bookedBy,
    queuedAt: nextTurn(roster, now),
    changedAt: now,
    offeredUntil: null,
  };
}
