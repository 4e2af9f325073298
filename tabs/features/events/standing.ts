/** Where an event stands for one reader, and the one thing that reader can do about it now. */
import type { EventView } from '#core/contract/api.ts';
import type { Instant } from '#core/events/event.ts';

export type Standing =
  | 'cancelled'
  | 'over'
  | 'going'
  | 'offered'
  | 'waiting'
  | 'full'
  | 'closed'
  | 'open'
  | 'none';

/** Deadlines take no places, so nothing can be said of them but that they were cancelled or are over. */
export function standing(event: EventView, now: Instant): Standing {
  if (event.state === 'cancelled') return 'cancelled';
  if (event.end <= now) return 'over';
  const booked = event.booking?.state;
  if (booked && booked !== 'cancelled') return booked;
  if (event.kind === 'keyDate') return 'none';
  if (!event.bookable.now) return 'closed';
  return event.placesLeft === 0 ? 'full' : 'open';
}

export const standingWords: Record<Standing, string> = {
  cancelled: 'Cancelled',
  over: 'Finished',
  going: 'Booked',
  offered: 'Place offered',
  waiting: 'Waiting list',
  full: 'Full',
  closed: 'Booking closed',
  open: '',
  none: '',
};

/** A link to join shows from this long before the start until the end. */
const joinBeforeMs = 10 * 60_000;

export const canJoin = (event: EventView, now: Instant): boolean =>
  event.joinUrl !== null &&
  event.state === 'published' &&
  now < event.end &&
  Date.parse(now) >= Date.parse(event.start) - joinBeforeMs;

/** A booking in the words of its button. */
export const bookingWords = {
  book: 'Book my place',
  wait: 'Join the waiting list',
  accept: 'Accept place',
} as const;
export type BookingAct = keyof typeof bookingWords;

/** What pressing the button would do; null when there is nothing to press. */
export function bookingAct(event: EventView, now: Instant): BookingAct | null {
  const where = standing(event, now);
  return where === 'open' ? 'book' : where === 'full' ? 'wait' : where === 'offered' ? 'accept' : null;
}
