/** How one person stands at one event, without asking for anything: for pages and cards. */
import type { Deps } from '../deps.ts';
import type { Failure } from '../errors.ts';
import type { CollaborativeEvent, Instant } from '../events/event.ts';
import type { Person } from '../people/person.ts';
import { placesLeft, whyNotBookable } from './bookable.ts';
import type { Booking, Roster } from './booking.ts';
import { activeBooking, placesHeld } from './roster.ts';
import { inLine, positionInLine } from './waitingList.ts';

export type Standing = {
  event: CollaborativeEvent;
  booking: Booking | null;
  position: number | null;
  waiting: number;
  placesLeft: number | null;
  /** Why nobody can book now; null when people can. */
  closed: Failure | null;
};

/** `person` null for a view that is the same for everybody. */
export function standingIn(
  roster: Roster,
  event: CollaborativeEvent,
  person: Person | null,
  now: Instant,
): Standing {
  const booking = person && activeBooking(roster, person);
  return {
    event,
    booking,
    position: booking && positionInLine(roster, booking),
    waiting: inLine(roster).length,
    placesLeft: placesLeft(event, placesHeld(roster)),
    closed: whyNotBookable(event, now),
  };
}

/** Null when there is no such event or it is a draft. */
export async function standingOf(
  deps: Pick<Deps, 'bookings' | 'events'>,
  input: { eventId: string; person: Person | null; now: Instant },
): Promise<Standing | null> {
  const stored = await deps.events.get(input.eventId);
  if (!stored || stored.value.state === 'draft') return null;
  const { roster } = await deps.bookings.roster(input.eventId);
  return standingIn(roster, stored.value, input.person, input.now);
}
