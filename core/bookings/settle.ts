/** What time does to a roster: offers run out, free places are offered to those who wait. Pure. */
import type { CollaborativeEvent, Instant } from '../events/event.ts';
import { addSeconds } from '../time/zones.ts';
import { bookingEnds, placesLeft, whyNotBookable } from './bookable.ts';
import type { Booking, Roster } from './booking.ts';
import { placesHeld, withBookings } from './roster.ts';
import { inLine, nextTurn } from './waitingList.ts';

/** How long a freed place is held for the first in line. */
const offerHours = 24;

/** Bookings changed at once. One transaction takes 99, and the person who acts needs one of them. */
const mostChanges = 90;

/**
 * The bookings that change when the roster is looked at `now`: offers whose time is up go back to the end of the line,
 * then free places are offered from the front. Somebody whose offer ran out keeps a place in the line and may book
 * while there is room, but is not offered a place again by itself: silence is answered with silence.
 */
export function settle(roster: Roster, event: CollaborativeEvent, now: Instant): Booking[] {
  const last = nextTurn(roster, now);
  const lapsed = roster.bookings
    .filter(
      (booking) =>
        booking.state === 'offered' && booking.offeredUntil !== null && booking.offeredUntil <= now,
    )
    .slice(0, mostChanges)
    .map(
      (booking, n): Booking => ({
        ...booking,
        state: 'waiting',
        queuedAt: addSeconds(last, n),
        changedAt: now,
      }),
    );
  const offered = offers(withBookings(roster, lapsed), event, now).slice(0, mostChanges - lapsed.length);
  return [...lapsed, ...offered];
}

function offers(roster: Roster, event: CollaborativeEvent, now: Instant): Booking[] {
  if (whyNotBookable(event, now)) return [];
  const free = placesLeft(event, placesHeld(roster)) ?? Number.POSITIVE_INFINITY;
  const offeredUntil = earlier(addSeconds(now, offerHours * 3600), bookingEnds(event));
  return inLine(roster)
    .filter((booking) => booking.offeredUntil === null)
    .slice(0, free)
    .map((booking): Booking => ({ ...booking, state: 'offered', offeredUntil, changedAt: now }));
}

const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);
