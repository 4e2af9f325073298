/** A person's bookings with their events, soonest first: those made as a member and those made for the address by e-mail. */
import type { Deps } from '../deps.ts';
import type { CollaborativeEvent } from '../events/event.ts';
import { externalKey, type Person } from '../people/person.ts';
import type { Booking } from './booking.ts';
import { positionInLine } from './waitingList.ts';

export type MyBookingEntry = {
  event: CollaborativeEvent;
  booking: Booking;
  /** 1 is next; null when not waiting. */
  position: number | null;
};

/** Cancelled bookings are left out; past and cancelled events are in, callers part them by `event.end` and `event.state`. */
export async function myBookings(
  deps: Pick<Deps, 'bookings' | 'events'>,
  { principal }: { principal: Person },
): Promise<MyBookingEntry[]> {
  const bookings = await bookingsOf(deps, principal);
  const stored = await deps.events.getMany(bookings.map((booking) => booking.eventId));
  const events = new Map(stored.map(({ value }) => [value.id, value]));
  const entries = await Promise.all(
    bookings.map(async (booking): Promise<MyBookingEntry[]> => {
      const event = events.get(booking.eventId);
      return event ? [{ event, booking, position: await position(deps, booking) }] : [];
    }),
  );
  return entries.flat().sort((a, b) => (a.event.start < b.event.start ? -1 : 1));
}

/** One person's bookings that are not cancelled, one for each event, in no order. */
export async function bookingsOf(deps: Pick<Deps, 'bookings'>, person: Person): Promise<Booking[]> {
  const keys = new Set([person.key, ...(person.email ? [externalKey(person.email)] : [])]);
  const found = await Promise.all([...keys].map((key) => deps.bookings.ofPerson(key)));
  const active = found.flat().filter((booking) => booking.state !== 'cancelled');
  return [...new Map(active.map((booking) => [booking.eventId, booking])).values()];
}

/** Only who waits needs the whole roster. */
const position = async (deps: Pick<Deps, 'bookings'>, booking: Booking): Promise<number | null> =>
  booking.state === 'waiting'
    ? positionInLine((await deps.bookings.roster(booking.eventId)).roster, booking)
    : null;
