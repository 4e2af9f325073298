/**
 * Which mails a changed roster causes. People who act in Teams see the answer there; mail goes to those who cannot. What a
 * booking's mail says depends on the booking alone, so that one that a crash kept from going can be made good.
 */

import { eventLink } from '../contract/links.ts';
import type { Deps } from '../deps.ts';
import type { CollaborativeEvent } from '../events/event.ts';
import { isExternal } from '../people/person.ts';
import { bookingKey } from '../sync/listFields.ts';
import { byKey } from '../sync/notes.ts';
import type { Mail, Projection } from '../sync/ports.ts';
import { instantOf } from '../time/zones.ts';
import type { Booking, Roster } from './booking.ts';
import { confirmLink, giveUpLink } from './links.ts';
import { bookedMail, cancelledMail, offeredMail, waitingMail } from './mails.ts';
import { recordUnsentMail } from './unsentMail.ts';
import { inLine, positionInLine } from './waitingList.ts';

export type TellDeps = Pick<Deps, 'clock' | 'projections' | 'mailer' | 'links' | 'publicUrl' | 'audit'>;

const bySomebodyElse = ({ bookedBy, person }: Booking): boolean => bookedBy !== person.key;

/** Whether this person hears by mail how their booking now stands. */
export const needsLetter = (booking: Booking): boolean => {
  const { state, person, offeredUntil } = booking;
  if (state === 'offered') return true;
  if (state === 'cancelled') return isExternal(person);
  // Whose offer ran out is back in the line, as the offer said.
  const backInLine = state === 'waiting' && offeredUntil !== null;
  return !backInLine && (isExternal(person) || bySomebodyElse(booking));
};

/** The turn of a booking that a mail is about. */
export const turnOf = ({ state, changedAt }: Booking): string => `${state} ${changedAt}`;

export const noteOfTurn = (key: string, turn: string, changedAt: string): Projection => ({
  target: 'letter',
  key,
  remoteId: '',
  snapshot: { turn },
  problem: null,
  changedAt,
  writer: null,
});

/**
 * Sends the mails about these bookings of a roster, then notes who was told. A crash in between loses none, and repeats
 * only one that has not gone a minute later (`noteGone`). One that cannot go is noted in the trail; the booking stands whatever becomes of its mail.
 * @returns how many mails were taken
 */
export const tellOf = async (
  deps: TellDeps,
  event: CollaborativeEvent,
  roster: Roster,
  changed: readonly Booking[],
): Promise<number> => {
  const notes: Projection[] = [];
  for (const booking of changed.filter(needsLetter)) {
    const mail = aboutTurn(await mailFor(deps, event, roster, booking), turnOf(booking));
    if (await sent(deps, mail))
      notes.push(noteOfTurn(bookingKey(booking), turnOf(booking), instantOf(deps.clock.now())));
    else await recordUnsentMail(deps, mail, 'not taken');
  }
  const told = byKey(notes);
  if (notes.length > 0)
    await deps.projections.change('letter', [...told.keys()], (note, key) => told.get(key) ?? note);
  return notes.length;
};

const aboutTurn = (mail: Mail, turn: string): Mail => ({ ...mail, about: { ...mail.about, turn } });

/** An adapter that throws has failed like one that refuses. */
const sent = async ({ mailer }: TellDeps, mail: Mail): Promise<boolean> =>
  mailer.send(mail).then(
    (outcome) => outcome.status === 'done',
    () => false,
  );

const mailFor = async (
  deps: TellDeps,
  event: CollaborativeEvent,
  roster: Roster,
  booking: Booking,
): Promise<Mail> => {
  const facts = {
    event,
    booking,
    link: await giveUpLink(deps, event, booking),
    publicUrl: deps.publicUrl,
    bookedForThem: bySomebodyElse(booking),
    position: positionInLine(roster, booking) ?? 0,
    waiting: inLine(roster).length,
  };
  const { person, state, changedAt } = booking;
  if (state === 'going') return bookedMail(facts);
  if (state === 'cancelled') return cancelledMail(facts);
  if (state === 'waiting') return waitingMail(facts);
  const accept = isExternal(person)
    ? await confirmLink(deps, event, person, changedAt)
    : eventLink(deps.publicUrl, event.id);
  return offeredMail({ ...facts, accept });
};
