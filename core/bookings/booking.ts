/** One person and one event. */
import type { Instant } from '../events/event.ts';
import type { Person } from '../people/person.ts';

export const bookingStates = ['going', 'waiting', 'offered', 'cancelled'] as const;
/** `offered`: a freed place is held for this person until `offeredUntil`. */
export type BookingState = (typeof bookingStates)[number];

/** How the person answered the invitation in their calendar, and when. Declining gives the booking up. */
export type BookingReply = { response: 'accepted' | 'tentative'; at: Instant };

export type Booking = {
  eventId: string;
  person: Person;
  state: BookingState;
  /** Five base-32 characters for people to type: `cancel B7K2Q`. */
  reference: string;
  /** Key of who asked for it last: the person, or somebody on their behalf. */
  bookedBy: string;
  /** When this person joined the line; the waiting list is ordered by it, then by reference. */
  queuedAt: Instant;
  changedAt: Instant;
  /** While offered: the end of the offer. On a waiting booking: the offer that ran out, so that it is not made again. */
  offeredUntil: Instant | null;
  /** None until the person has answered; a booking made anew has none. */
  reply?: BookingReply | undefined;
};

/** All bookings of one event, the unit that is written together so that places never exceed capacity. */
export type Roster = { eventId: string; bookings: readonly Booking[] };

/** Whether this booking holds a place now. */
export const holdsPlace = (booking: Booking): boolean =>
  booking.state === 'going' || booking.state === 'offered';
