/** An event as one reader sees it: a whitelist of what leaves the service. */
import { placesLeft, whyNotBookable } from '#core/bookings/bookable.ts';
import type { Booking } from '#core/bookings/booking.ts';
import type { EventDetailView, EventView, Me, MyBooking } from '#core/contract/api.ts';
import { eventLink } from '#core/contract/links.ts';
import {
  type CollaborativeEvent,
  eventDetailsSchema,
  eventReference,
  type Instant,
} from '#core/events/event.ts';
import type { Principal } from '#core/people/person.ts';

const listedDetails = eventDetailsSchema.omit({ description: true });

export type Viewed = {
  event: CollaborativeEvent;
  /** Places held now. */
  held: number;
  /** The reader's own booking and its position in the line. */
  mine: { booking: Booking; position: number | null } | null;
};

const presentBooking = ({ booking, position }: NonNullable<Viewed['mine']>): MyBooking => ({
  state: booking.state,
  reference: booking.reference,
  position,
  offeredUntil: booking.state === 'offered' ? booking.offeredUntil : null,
});

export const presentEvent = ({ event, held, mine }: Viewed, now: Instant): EventView => {
  const closed = whyNotBookable(event, now);
  return {
    ...listedDetails.parse(event),
    id: event.id,
    reference: eventReference(event.id),
    state: event.state,
    joinUrl: event.state === 'published' ? event.joinUrl : null,
    placesLeft: placesLeft(event, held),
    bookable: { now: closed === null, reason: closed?.message ?? null },
    booking: mine && mine.booking.state !== 'cancelled' ? presentBooking(mine) : null,
  };
};

export const presentEventDetail = (viewed: Viewed, now: Instant, publicUrl: string): EventDetailView => ({
  ...presentEvent(viewed, now),
  description: viewed.event.description,
  shareUrl: eventLink(publicUrl, viewed.event.id),
});

export const presentMe = ({ key, name, email, roles }: Principal): Me => ({
  key,
  name,
  email,
  roles: [...roles],
});
