/** Reading and changing the bookings of one event as values. */
import type { Person } from '../people/person.ts';
import { type Booking, holdsPlace, type Roster } from './booking.ts';

export const placesHeld = (roster: Roster): number => roster.bookings.filter(holdsPlace).length;

/** The person's booking that is not cancelled: found by key, else by address, since one address has one booking. */
export function activeBooking(roster: Roster, person: Pick<Person, 'key' | 'email'>): Booking | null {
  const active = roster.bookings.filter((booking) => booking.state !== 'cancelled');
  return (
    active.find((booking) => booking.person.key === person.key) ??
    active.find((booking) => booking.person.email === person.email) ??
    null
  );
}

/** The roster with these bookings put in, each replacing the same person's earlier one. */
export function withBookings(roster: Roster, changed: readonly Booking[]): Roster {
  const byPerson = new Map(roster.bookings.map((booking) => [booking.person.key, booking]));
  for (const booking of changed) byPerson.set(booking.person.key, booking);
  return { ...roster, bookings: [...byPerson.values()] };
}
