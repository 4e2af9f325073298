/** How one person stands at many events, with few reads: for lists and agendas. */
import type { Deps } from '../deps.ts';
import type { CollaborativeEvent, Instant } from '../events/event.ts';
import type { Person } from '../people/person.ts';
import { placesLeft, whyNotBookable } from './bookable.ts';
import type { Booking } from './booking.ts';
import { bookingsOf } from './myBookings.ts';
import { type Standing, standingIn } from './standingOf.ts';

/**
 * In the order of the events. Whole rosters are read only where the person waits (for the position); elsewhere
 * `waiting` is not counted and 0. `person` null for a view that is the same for everybody.
 */
export async function standingsOf(
  deps: Pick<Deps, 'bookings'>,
  input: { events: readonly CollaborativeEvent[]; person: Person | null; now: Instant },
): Promise<Standing[]> {
  const { events, person, now } = input;
  const [held, mine] = await Promise.all([
    deps.bookings.placesHeld(events.map(({ id }) => id)),
    person ? bookingsOf(deps, person) : [],
  ]);
  const byEvent = new Map(mine.map((booking) => [booking.eventId, booking]));
  return Promise.all(
    events.map(async (event) => {
      const booking = byEvent.get(event.id) ?? null;
      return booking?.state === 'waiting'
        ? standingIn((await deps.bookings.roster(event.id)).roster, event, person, now)
        : standingFrom(event, booking, held.get(event.id) ?? 0, now);
    }),
  );
}

const standingFrom = (
  event: CollaborativeEvent,
  booking: Booking | null,
  held: number,
  now: Instant,
): Standing => ({
  event,
  booking,
  position: null,
  waiting: 0,
  placesLeft: placesLeft(event, held),
  closed: whyNotBookable(event, now),
});
