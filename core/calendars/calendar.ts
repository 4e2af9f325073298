/** A calendar to subscribe to: the events somebody wants in their own diary. */
import type { Booking } from '../bookings/booking.ts';
import type { CollaborativeEvent, Instant } from '../events/event.ts';

export type CalendarEntry = {
  event: CollaborativeEvent;
  /** The owner's own booking; null in calendars that anybody may read. */
  booking: Booking | null;
};

export type Calendar = {
  name: string;
  entries: readonly CalendarEntry[];
  /** No later change is known; null where a change may leave no trace in the entries. */
  changedAt: Instant | null;
};

/** How often a diary should ask again, in seconds. Google asks when it likes. */
export const calendarRefreshSeconds = 3600;
