/** One person's standing at one event after a request. */
import type { CollaborativeEvent } from '../events/event.ts';
import { placesLeft } from './bookable.ts';
import type { Booking } from './booking.ts';
import type { Decision } from './decideBooking.ts';
import { placesHeld } from './roster.ts';
import { inLine, positionInLine } from './waitingList.ts';

export type Place = {
  event: CollaborativeEvent;
  booking: Booking;
  /** 1 is next; null when not waiting. */
  position: number | null;
  /** How many wait in all. */
  waiting: number;
  /** null when places are unlimited. */
  placesLeft: number | null;
  /** Nothing changed: the person had asked before. */
  already: boolean;
};

export const placeIn = (event: CollaborativeEvent, { booking, roster, already }: Decision): Place => ({
  event,
  booking,
  position: positionInLine(roster, booking),
  waiting: inLine(roster).length,
  placesLeft: placesLeft(event, placesHeld(roster)),
  already,
});
