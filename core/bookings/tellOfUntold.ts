/**
 * Tells those how their booking stands who were not told when it changed: a process may end between the two, and an offer
 * that nobody hears of holds a place and runs out in silence.
 */
import type { CollaborativeEvent } from '../events/event.ts';
import type { Delay } from '../sync/carryOut.ts';
import { bookingKey } from '../sync/listFields.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import type { Roster } from './booking.ts';
import { needsLetter, type TellDeps, tellOf, turnOf } from './tellOf.ts';
import { mailPatienceSeconds } from './unsentMail.ts';

/** Whoever changed a booking less long ago than this may still be telling of it. */
const tellingSeconds = 60;

const delay: Delay = { afterSeconds: tellingSeconds, reason: 'Somebody is being told.' };

/** How many were told now, and when to look again where somebody is not told yet. */
export const tellOfUntold = async (
  deps: TellDeps,
  event: CollaborativeEvent,
  roster: Roster,
): Promise<{ told: number; delay: Delay | null }> => {
  const now = instantOf(deps.clock.now());
  const since = addSeconds(now, -mailPatienceSeconds);
  const concerned = roster.bookings.filter(
    (booking) =>
      booking.changedAt > since &&
      needsLetter(booking) &&
      (booking.state !== 'offered' || (booking.offeredUntil ?? now) > now),
  );
  if (event.state !== 'published' || event.end <= now || concerned.length === 0)
    return { told: 0, delay: null };
  const notes = await deps.projections.getMany('letter', concerned.map(bookingKey));
  const noted = new Map(notes.map(({ key, snapshot }) => [key, snapshot.turn]));
  const untold = concerned.filter((booking) => noted.get(bookingKey(booking)) !== turnOf(booking));
  const settled = addSeconds(now, -tellingSeconds);
  const due = untold.filter(({ changedAt }) => changedAt <= settled);
  const told = await tellOf(deps, event, roster, due);
  return { told, delay: told < untold.length ? delay : null };
};
