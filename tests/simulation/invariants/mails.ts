/** Nobody is mailed twice for one thing, and nobody is left without a mail that they need. */

import { needsLetter } from '#core/bookings/tellOf.ts';
import { addSeconds, instantOf } from '#core/time/zones.ts';
import type { Delivery } from '../../../local/microsoft365/graph/outlook/mail/deliveries.ts';
import type { Posted } from '../ledger.ts';
import type { World } from '../world/world.ts';

/** What may make one mail go out once more: sendMail has no key to know a repetition by. */
const repeating = [
  'crashes',
  'storage faults',
  'messages duplicated',
  'messages redelivered',
  'messages worked on twice at once',
  'faults: errorAfterEffect',
  'faults: lostReply',
  'faults: truncated',
  'faults: duplicate',
] as const;

const nameOf = ({ to, subject }: Pick<Posted, 'to' | 'subject'>): string => `${to.toLowerCase()}: ${subject}`;

const counted = <T>(things: readonly T[], nameIn: (thing: T) => string): Map<string, number> =>
  new Map([...Map.groupBy(things, nameIn)].map(([name, found]) => [name, found.length]));

/** Every mail that was asked for is delivered, once, unless the trail says why not or something made it go again. */
const checkLetters = (world: World, mails: readonly Delivery[]): void => {
  const { ledger, tables, counts, violated } = world;
  const letters = mails.filter(({ reason }) => reason === 'letter');
  counts.add('mails: letters', letters.length);
  const asked = counted(ledger.asked, nameOf);
  const delivered = counted(letters, ({ to, subject }) => nameOf({ to: to[0] ?? '', subject }));
  const unsent = tables.audit.entries.filter(({ what }) => what === 'booking.mailFailed').length;
  const lost = [...asked].filter(([name]) => !delivered.has(name));
  if (lost.length > unsent)
    violated(`never delivered, and the trail does not say why: ${lost.map(([name]) => name)}`);
  let twice = 0;
  for (const [name, times] of delivered) twice += Math.max(0, times - (asked.get(name) ?? 0));
  counts.add('mails: repeated', twice);
  const excused = repeating.reduce((sum, what) => sum + (counts.counts[what] ?? 0), 0);
  if (twice > excused)
    violated(`${twice} mails went out twice, with ${excused} things that may have caused it`);
};

const kinds = {
  going: 'Booked: ',
  waiting: 'Waiting list: ',
  cancelled: 'Cancelled: ',
  offered: 'Place offered: ',
};

/** What changed longer ago than this may have been told too late, where nothing of ours ran for days. */
const latelySeconds = 2 * 86_400;

/** Whoever cannot see the answer in Teams has the mail about how they stand, whatever died on the way. */
const checkAnswers = ({ ledger, tables, schedule, counts, violated }: World): void => {
  const now = instantOf(schedule.now());
  const since = addSeconds(now, -latelySeconds);
  for (const { id } of tables.events.all().filter(({ state, end }) => state === 'published' && end > now))
    for (const booking of tables.bookings.of(id)) {
      const { state, reference, changedAt } = booking;
      if (state === 'offered' || !needsLetter(booking) || changedAt < since) continue;
      counts.add('mails: answers that are due', 1);
      const told = ledger.asked.some(
        (mail) =>
          mail.eventId === id && mail.reference === reference && mail.subject.startsWith(kinds[state]),
      );
      if (!told) violated(`${id} ${reference} ${state}: never told`);
    }
};

/** An offer that nobody hears of holds a place and runs out in silence. Whoever takes it unasked has no need of the mail. */
const checkOffers = (
  { ledger, tables, counts, violated }: World,
  asked: ReadonlyMap<string, number>,
): void => {
  // One that runs out while nothing of ours runs can be told by nobody.
  if ((counts.counts.outages ?? 0) > 0) return;
  // Whoever was offered a place at an event that was cancelled in the same minute hears of that instead.
  for (const { id } of tables.events.all().filter(({ state }) => state === 'published'))
    for (const { reference, state } of tables.bookings.of(id)) {
      const lapsed = ledger.turns.get(`${id} ${reference} lapsed`) ?? 0;
      const open = lapsed + (state === 'offered' ? 1 : 0);
      const told = asked.get(`${id} ${reference} offered`) ?? 0;
      if (told < open) violated(`${id} ${reference}: ${open} offers ran out or stand, and ${told} were told`);
    }
};

/** One mail for each turn of a booking, at most; and for each offer one at least: it holds a place and runs out. */
const checkTurns = (world: World): void => {
  const { ledger, violated, counts } = world;
  for (const [state, begins] of Object.entries(kinds)) {
    const ofKind = ledger.asked.filter(
      ({ subject, reference }) => reference !== null && subject.startsWith(begins),
    );
    const asked = counted(ofKind, ({ eventId, reference }) => `${eventId} ${reference} ${state}`);
    const excused = (counts.counts.crashes ?? 0) + (counts.counts['storage faults'] ?? 0);
    for (const [turn, times] of asked)
      if (times > (ledger.turns.get(turn) ?? 0) + excused) violated(`${turn}: told ${times} times`);
    if (state === 'offered') checkOffers(world, asked);
  }
};

/** Each person is invited to an entry once for each time they joined it, and told that it goes no more often. */
const checkNotices = ({ ledger, counts, violated, tables }: World, mails: readonly Delivery[]): void => {
  for (const reason of ['invitation', 'update', 'cancellation'] as const) {
    const notices = mails.filter((mail) => mail.reason === reason);
    counts.add(`mails: ${reason}`, notices.length);
    if (reason === 'update') continue;
    const most = new Map<string, number>();
    for (const [turn, times] of ledger.turns) {
      const [eventId = '', reference = '', state] = turn.split(' ');
      const person = tables.bookings.of(eventId).find((booking) => booking.reference === reference)?.person;
      if (state === 'going' && person) most.set(person.email, Math.max(most.get(person.email) ?? 0, times));
    }
    for (const [name, times] of counted(notices, ({ meeting, to }) => `${to[0] ?? ''} ${meeting}`)) {
      const [email = ''] = name.split(' ');
      if (times > (most.get(email) ?? 0)) violated(`${reason} to ${name}: sent ${times} times`);
    }
  }
};

export const checkMails = (world: World): void => {
  const mails = world.control.mails();
  checkLetters(world, mails);
  checkTurns(world);
  checkAnswers(world);
  checkNotices(world, mails);
};
