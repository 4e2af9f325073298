import type { EventView } from '#core/contract/api.ts';
import type { Instant } from '#core/events/event.ts';
import { ordinal } from '#core/ordinal.ts';
import { counted, figure } from '../../../components/counted.ts';
import { clockFirst } from '../dates.ts';
import { standing } from '../standing.ts';

/** Where the reader stands with an event, in a sentence or two; empty where there is nothing to say. */
export function placesInWords(event: EventView, now: Instant): string {
  const { booking, placesLeft, capacity } = event;
  switch (standing(event, now)) {
    case 'going':
      return `You have a place. Reference ${booking?.reference}.`;
    case 'waiting':
      return booking?.position
        ? `You are ${ordinal(booking.position)} on the waiting list.`
        : 'You are on the waiting list.';
    case 'offered':
      return booking?.offeredUntil
        ? `A place is held for you until ${clockFirst(booking.offeredUntil)}.`
        : 'A place is held for you.';
    case 'open':
      return placesLeft === null || capacity === null
        ? 'There is room for everybody.'
        : `${figure(placesLeft)} of ${counted(capacity, 'place')} left.`;
    case 'full':
      return 'Every place is taken. If one comes up, the first in line is offered it.';
    case 'closed':
      return event.bookable.reason ?? 'Booking has closed.';
    case 'cancelled':
      return 'This event will not take place.';
    case 'over':
      return 'This event is over.';
    case 'none':
      return '';
  }
}
