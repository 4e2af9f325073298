/** Which mails a changed roster causes. People who act in Teams see the answer there; mail goes to those who cannot. */

import { eventLink } from '../contract/links.ts';
import type { Deps } from '../deps.ts';
import type { CollaborativeEvent } from '../events/event.ts';
import { isExternal, type Person } from '../people/person.ts';
import type { Mail } from '../sync/ports.ts';
import type { Booking, Roster } from './booking.ts';
import { confirmLink, giveUpLink } from './links.ts';
import { bookedMail, cancelledMail, offeredMail, waitingMail } from './mails.ts';
import { recordUnsentMail } from './unsentMail.ts';
import { inLine, positionInLine } from './waitingList.ts';

export type News = {
  event: CollaborativeEvent;
  before: Roster;
  after: Roster;
  changed: readonly Booking[];
  actor: Person | null;
};

type TellDeps = Pick<Deps, 'clock' | 'mailer' | 'links' | 'publicUrl' | 'audit'>;

/**
 * Sends the mails. One that cannot go is noted in the trail; the booking stands whatever becomes of its mail.
 * @returns whose mail was taken, or who needs none
 */
export async function tellOf(deps: TellDeps, news: News): Promise<Booking[]> {
  const told: Booking[] = [];
  for (const booking of news.changed) {
    const mail = await mailFor(deps, news, booking);
    if (!mail || (await sent(deps, mail))) told.push(booking);
    else await recordUnsentMail(deps, mail, 'not taken');
  }
  return told;
}

/** An adapter that throws has failed like one that refuses. */
const sent = async ({ mailer }: TellDeps, mail: Mail): Promise<boolean> =>
  mailer.send(mail).then(
    (outcome) => outcome.status === 'done',
    () => false,
  );

/** The mail about one changed booking; null when the person has no need of one. */
async function mailFor(
  deps: TellDeps,
  { event, before, after, actor }: News,
  booking: Booking,
): Promise<Mail | null> {
  const bySomebodyElse = actor !== null && actor.key !== booking.person.key;
  const wasOffered =
    before.bookings.find(({ person }) => person.key === booking.person.key)?.state === 'offered';
  const facts = {
    event,
    booking,
    link: await giveUpLink(deps, event, booking),
    publicUrl: deps.publicUrl,
    bookedForThem: bySomebodyElse,
    position: positionInLine(after, booking) ?? 0,
    waiting: inLine(after).length,
  };
  const { person, changedAt } = booking;
  if (booking.state === 'offered') {
    const accept = isExternal(person)
      ? await confirmLink(deps, event, person, changedAt)
      : eventLink(deps.publicUrl, event.id);
    return offeredMail({ ...facts, accept });
  }
  if (!isExternal(person) && !bySomebodyElse) return null;
  if (booking.state === 'going') return bookedMail(facts);
  if (booking.state === 'cancelled') return cancelledMail(facts);
  return wasOffered ? null : waitingMail(facts);
}
