/**
 * Tells those who wait for a cancelled event, or were offered a place at it. Whoever goes, with or without a sign-in,
 * learns it from Outlook. What was sent is noted after it has gone to the mailer, so that a crash repeats a mail
 * rather than losing one.
 */
import type { Deps } from '../deps.ts';
import type { CollaborativeEvent } from '../events/event.ts';
import { bookingKey } from '../sync/listFields.ts';
import type { Projection } from '../sync/ports.ts';
import { instantOf } from '../time/zones.ts';
import type { Booking } from './booking.ts';
import { eventCancelledMail } from './mails.ts';
import { nobodyToTell, oneTeller, type Told } from './oneTeller.ts';
import { recordUnsentMail } from './unsentMail.ts';

type TellDeps = Pick<Deps, 'clock' | 'leases' | 'projections' | 'mailer' | 'audit' | 'publicUrl'>;

/** Nobody is told twice of one cancellation, nor of one that comes after the event. */
export const tellOfCancellation = async (
  deps: TellDeps,
  event: CollaborativeEvent,
  bookings: readonly Booking[],
): Promise<Told> => {
  const now = instantOf(deps.clock.now());
  const hoping = bookings.filter(({ state }) => state === 'waiting' || state === 'offered');
  if (event.state !== 'cancelled' || event.end <= now || hoping.length === 0) return nobodyToTell;
  if ((await untoldOf(deps, event, hoping)).length === 0) return nobodyToTell;
  return oneTeller(deps, event.id, async () => {
    const untold = await untoldOf(deps, event, hoping);
    for (const booking of untold) {
      const mail = eventCancelledMail({ event, booking, publicUrl: deps.publicUrl });
      const outcome = await deps.mailer.send(mail);
      if (outcome.status !== 'done') await recordUnsentMail(deps, mail, 'not taken');
      const told = noteOf(event, booking, now);
      await deps.projections.change(told.target, [told.key], () => told);
    }
    return { told: untold.length, delay: null };
  });
};

const untoldOf = async (
  { projections }: TellDeps,
  { version }: CollaborativeEvent,
  hoping: readonly Booking[],
): Promise<Booking[]> => {
  const notes = await projections.getMany('cancellationMail', hoping.map(bookingKey));
  const told = new Set(notes.filter(({ snapshot }) => snapshot.version === version).map(({ key }) => key));
  return hoping.filter((booking) => !told.has(bookingKey(booking)));
};

const noteOf = ({ version }: CollaborativeEvent, booking: Booking, now: string): Projection => ({
  target: 'cancellationMail',
  key: bookingKey(booking),
  remoteId: '',
  snapshot: { version },
  problem: null,
  changedAt: now,
  writer: null,
});
