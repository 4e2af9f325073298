/** A person's bookings with their events, soonest first: member's own and those made for the same address by e-mail. */
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
  const keys = new Set([principal.key, ...(principal.email ? [externalKey(principal.email)] : [])]);
  const found = await Promise.all([...keys].map((key) => deps.bookings.ofPerson(key)));
  const bookings = found.flat().filter((booking) => booking.state !== 'cancelled');
  const stored = await deps.events.getMany([...new Set(bookings.map((booking) => booking.eventId))]);
  const events = new Map(stored.map(({ value }) => [value.id, value]));
  const entries = await Promise.all(
    bookings.map(async (booking): Promise<MyBookingEntry[]> => {
      const event = events.get(booking.eventId);
      return event ? [{ event, booking, position: await position(deps, booking) }] : [];
    }),
  );
  return entries.flat().sort((a, b) => (a.event.start < b.event.start ? -1 : 1));
}

/** Only who waits needs the whole roster. */
const position = async (deps: Pick<Deps, 'bookings'>, booking: Booking): Promise<number | null> =>
  booking.state === 'waiting'
    ? positionInLine((await deps.bookings.roster(booking.eventId)).roster, booking)
    : null;
