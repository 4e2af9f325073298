/**
 * Tells those of their offered place who were not told when it was offered: a process may end between the two, and an
 * offer that nobody hears of holds a place and runs out in silence.
 */
import type { Deps } from '../deps.ts';
import type { CollaborativeEvent } from '../events/event.ts';
import type { Delay } from '../sync/carryOut.ts';
import { bookingKey } from '../sync/listFields.ts';
import type { Projection } from '../sync/ports.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import type { Booking, Roster } from './booking.ts';
import { tellOf } from './tellOf.ts';

type TellDeps = Pick<Deps, 'clock' | 'projections' | 'mailer' | 'links' | 'audit' | 'publicUrl'>;

/** Notes after the mail has gone to the mailer that this offer was told: a crash in between repeats it rather than losing it. */
export const noteOffersTold = async (
  { clock, projections }: Pick<Deps, 'clock' | 'projections'>,
  bookings: readonly Booking[],
): Promise<void> => {
  const changedAt = instantOf(clock.now());
  const told = bookings
    .filter(({ state }) => state === 'offered')
    .map(
      (booking): Projection => ({
        target: 'offerMail',
        key: bookingKey(booking),
        remoteId: '',
        snapshot: { offeredUntil: booking.offeredUntil },
        problem: null,
        changedAt,
      }),
    );
  if (told.length > 0) await projections.put(told);
};

/** Whoever made an offer younger than this may still be telling of it. */
const tellingSeconds = 60;

/** How many were told now, and when to look again where somebody is not told yet. */
export const tellOfOffers = async (
  deps: TellDeps,
  event: CollaborativeEvent,
  roster: Roster,
): Promise<{ told: number; delay: Delay | null }> => {
  const now = instantOf(deps.clock.now());
  const offered = roster.bookings.filter(
    ({ state, offeredUntil }) => state === 'offered' && offeredUntil !== null && offeredUntil > now,
  );
  if (event.state !== 'published' || offered.length === 0) return { told: 0, delay: null };
  const notes = await deps.projections.getMany('offerMail', offered.map(bookingKey));
  const noted = new Map(notes.map(({ key, snapshot }) => [key, snapshot.offeredUntil]));
  const untold = offered.filter((booking) => noted.get(bookingKey(booking)) !== booking.offeredUntil);
  const settled = addSeconds(now, -tellingSeconds);
  const due = untold.filter(({ changedAt }) => changedAt <= settled);
  const told = await tellOf(deps, { event, before: roster, after: roster, changed: due, actor: null });
  await noteOffersTold(deps, told);
  const delay = { afterSeconds: tellingSeconds, reason: 'An offer is being told.' };
  return { told: told.length, delay: told.length < untold.length ? delay : null };
};
