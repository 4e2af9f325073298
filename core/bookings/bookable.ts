/** Whether an event takes bookings now, and if not, why not in a sentence. */
import type { Failure } from '../errors.ts';
import type { CollaborativeEvent, Instant } from '../events/event.ts';

type Bookable = Pick<CollaborativeEvent, 'state' | 'kind' | 'start' | 'end' | 'bookBy'>;

/** Booking ends at this instant: the book-by time, at the latest the start. */
export const bookingEnds = (event: Pick<Bookable, 'start' | 'bookBy'>): Instant =>
  event.bookBy !== null && event.bookBy < event.start ? event.bookBy : event.start;

/** Why nobody can book now; null when people can. A draft is unknown to everybody who books. */
export function whyNotBookable(event: Bookable, now: Instant): Failure | null {
  const because = (code: Failure['code'], message: string): Failure => ({ code, message });
  if (event.state === 'draft') return because('notFound', 'This event is not listed.');
  if (event.state === 'cancelled') return because('eventCancelled', 'This event has been cancelled.');
  if (event.kind === 'keyDate')
    return because('noPlacesNeeded', 'This is a deadline. It needs no place and no booking.');
  if (now >= event.end) return because('eventOver', 'This event is over.');
  if (now >= event.start) return because('bookingClosed', 'This event has started. Booking has closed.');
  if (now >= bookingEnds(event)) return because('bookingClosed', 'Booking for this event has closed.');
  return null;
}

/** Places left of the capacity, never below 0; null when unlimited. */
export const placesLeft = (event: Pick<CollaborativeEvent, 'capacity'>, held: number): number | null =>
  event.capacity === null ? null : Math.max(0, event.capacity - held);
