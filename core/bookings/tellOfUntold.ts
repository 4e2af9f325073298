/**
 * Tells those how their booking stands who were not told when it changed: a process may end between the two, and an offer
 * that nobody hears of holds a place and runs out in silence.
 */
import type { Deps } from '../deps.ts';
import type { CollaborativeEvent } from '../events/event.ts';
import type { Delay } from '../sync/carryOut.ts';
import { bookingKey } from '../sync/listFields.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import type { Booking, Roster } from './booking.ts';
import { nobodyToTell, oneTeller, type Told } from './oneTeller.ts';
import { needsLetter, type TellDeps, tellOf, turnOf } from './tellOf.ts';
import { mailPatienceSeconds } from './unsentMail.ts';

/** Whoever changed a booking less long ago than this may still be telling of it. */
const tellingSeconds = 60;

const delay: Delay = { afterSeconds: tellingSeconds, reason: 'Somebody is being told.' };

export const tellOfUntold = async (
  deps: TellDeps & Pick<Deps, 'bookings' | 'leases'>,
  event: CollaborativeEvent,
  roster: Roster,
): Promise<Told> => {
  const now = instantOf(deps.clock.now());
  const since = addSeconds(now, -mailPatienceSeconds);
  const concerned = roster.bookings.filter(
    (booking) =>
      booking.changedAt > since &&
      needsLetter(booking) &&
      (booking.state !== 'offered' || (booking.offeredUntil ?? now) > now),
  );
  if (event.state !== 'published' || event.end <= now || concerned.length === 0) return nobodyToTell;
  const untold = await untoldOf(deps, concerned);
  if (untold.length === 0) return nobodyToTell;
  const settled = addSeconds(now, -tellingSeconds);
  if (untold.every(({ changedAt }) => changedAt > settled)) return { told: 0, delay };
  return oneTeller(deps, event.id, async () => {
    // Who stands otherwise by now hears of that, and not of how they stood when the roster was read.
    const { roster: newest } = await deps.bookings.roster(event.id);
    const turns = new Map(newest.bookings.map((booking) => [bookingKey(booking), turnOf(booking)]));
    const current = untold.filter((booking) => turns.get(bookingKey(booking)) === turnOf(booking));
    const still = await untoldOf(deps, current);
    const due = still.filter(({ changedAt }) => changedAt <= settled);
    const told = await tellOf(deps, event, newest, due);
    return { told, delay: told < still.length ? delay : null };
  });
};

const untoldOf = async ({ projections }: TellDeps, bookings: readonly Booking[]): Promise<Booking[]> => {
  const notes = await projections.getMany('letter', bookings.map(bookingKey));
  const noted = new Map(notes.map(({ key, snapshot }) => [key, snapshot.turn]));
  return bookings.filter((booking) => noted.get(bookingKey(booking)) !== turnOf(booking));
};
