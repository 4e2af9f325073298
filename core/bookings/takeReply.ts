/** Takes somebody's answer to an invitation: a decline gives the place up, anything else is noted on the booking. */
import type { Deps } from '../deps.ts';
import type { Instant } from '../events/event.ts';
import type { Booking, BookingReply } from './booking.ts';
import type { RosterDeps } from './changeRoster.ts';
import { giveUp } from './giveUpPlace.ts';
import { placesHeld } from './roster.ts';

type Answered = {
  email: string;
  response: 'accepted' | 'tentative' | 'declined' | 'none';
  at: Instant | null;
};

const mostAttempts = 30;

/**
 * `unknown`: nobody with this address has a place. `old`: the reply is from before the booking as it now stands, or
 * nobody can tell; a decline must not take away what was booked after it.
 */
export const takeReply = async (
  deps: RosterDeps,
  eventId: string,
  { email, response, at }: Answered,
): Promise<'taken' | 'unknown' | 'old'> => {
  if (response === 'none' || at === null) return 'old';
  const address = email.trim().toLowerCase();
  const isTheirs = ({ person, state }: Booking): boolean =>
    person.email.toLowerCase() === address && state === 'going';
  const { roster } = await deps.bookings.roster(eventId);
  const booking = roster.bookings.find(isTheirs);
  if (!booking) return 'unknown';
  if (at <= booking.changedAt) return 'old';
  if (response !== 'declined') return noteReply(deps, eventId, isTheirs, { response, at });
  // Looked at again on the roster that is written: somebody may have booked anew meanwhile.
  const given = await giveUp(deps, eventId, null, (one) => isTheirs(one) && one.changedAt < at);
  return given.ok && !given.value.already ? 'taken' : 'old';
};

/** Nobody is told and nothing else follows, so that the roster is all that is written. */
const noteReply = async (
  { bookings }: Pick<Deps, 'bookings'>,
  eventId: string,
  isTheirs: (booking: Booking) => boolean,
  reply: BookingReply,
): Promise<'taken' | 'old'> => {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const { roster, etag } = await bookings.roster(eventId);
    const booking = roster.bookings.find(isTheirs);
    if (!booking || reply.at <= booking.changedAt) return 'old';
    if (booking.reply && booking.reply.at >= reply.at) return 'old';
    const written = await bookings.write(eventId, [{ ...booking, reply }], placesHeld(roster), etag);
    if (written === 'written') return 'taken';
  }
  throw new Error(`a reply found no gap between the bookings of ${eventId}`);
};
