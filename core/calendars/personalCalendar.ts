/** What one person has booked, as a calendar behind a secret link. */
import { bookingsOf } from '../bookings/myBookings.ts';
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Calendar } from './calendar.ts';

/** Fails with `expired` for a link that was revoked and with `notFound` for text that never was one. */
export const personalCalendar = async (
  deps: Pick<Deps, 'feedLinks' | 'bookings' | 'events'>,
  token: string,
): Promise<Result<Calendar>> => {
  const person = await deps.feedLinks.open(token);
  if (person === null) return fail('notFound', 'There is no such calendar. Copy the link anew from Teams.');
  if (person === 'revoked')
    return fail(
      'expired',
      'This calendar link was revoked by its owner. Remove it here; a new one is made in Teams, under Events.',
    );
  const bookings = await bookingsOf(deps, person);
  const stored = await deps.events.getMany(bookings.map(({ eventId }) => eventId));
  const events = new Map(stored.map(({ value }) => [value.id, value]));
  const entries = bookings.flatMap((booking) => {
    const event = events.get(booking.eventId);
    return event ? [{ event, booking }] : [];
  });
  entries.sort((a, b) => a.event.start.localeCompare(b.event.start) || a.event.id.localeCompare(b.event.id));
  // A place given up leaves nothing behind by which to tell when, so there is no time of the last change.
  return succeed({ name: 'Norfolk Learning: my bookings', entries, changedAt: null });
};
