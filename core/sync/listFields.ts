/** An event and a booking as items of their SharePoint lists; column names are those of `lists.ts`. */
import type { Booking } from '../bookings/booking.ts';
import { type CollaborativeEvent, eventReference, isOnline } from '../events/event.ts';
import type { ListFields } from './ports.ts';

export const listFields = (event: CollaborativeEvent): ListFields => ({
  Title: event.title,
  Key: event.id,
  Reference: eventReference(event.id),
  Kind: event.kind,
  Start: event.start,
  End: event.end,
  AllDay: event.allDay,
  Attendance: event.attendance,
  Venue: event.venue,
  Capacity: event.capacity,
  Audience: event.audience,
  Phases: event.phases.join(', ') || null,
  Area: event.area,
  Programme: event.programme,
  Theme: event.theme,
  BookBy: event.bookBy,
  Link: event.link,
  JoinLink: isOnline(event) ? event.joinUrl : null,
  Description: event.description || null,
  Status: event.state,
  Sample: event.sample,
});

/** References are short and two events may share one, so the key names the event too. */
export const bookingKey = (booking: Pick<Booking, 'eventId' | 'reference'>): string =>
  `${booking.eventId}-${booking.reference}`;

/** The event that a booking's key names. */
export const eventIdOfBooking = (key: string): string => key.slice(0, Math.max(0, key.lastIndexOf('-')));

export const bookingFields = (booking: Booking, event: Pick<CollaborativeEvent, 'title'>): ListFields => ({
  Title: event.title,
  Key: bookingKey(booking),
  EventKey: booking.eventId,
  Person: booking.person.name,
  Email: booking.person.email,
  State: booking.state,
  Reference: booking.reference,
  ChangedAt: booking.changedAt,
});
