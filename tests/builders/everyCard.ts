import { alertCard } from '#bot/cards/alertCard.ts';
import type { Message } from '#bot/cards/card.ts';
import { press } from '#bot/cards/card.ts';
import { editNoticesCard, editOutcomeCard, editQuestionCard } from '#bot/cards/editCards.ts';
import { eventCard } from '#bot/cards/eventCard.ts';
import { sessionLine } from '#bot/cards/eventWords.ts';
import { givenUpCard, giveUpQuestion } from '#bot/cards/giveUpCards.ts';
import { healthCard, proveRoleCard } from '#bot/cards/healthCard.ts';
import { helpCard } from '#bot/cards/helpCard.ts';
import { listCard } from '#bot/cards/listCards.ts';
import { faultCard, refusalCard } from '#bot/cards/problemCard.ts';
import {
  askMePrivately,
  didYouMean,
  nothingFound,
  notOpenHere,
  notUnderstood,
  safeguardingCard,
  youAreWelcome,
} from '#bot/cards/questionCards.ts';
import { whyNotBookable } from '#core/bookings/bookable.ts';
import type { Booking } from '#core/bookings/booking.ts';
import type { Standing } from '#core/bookings/standingOf.ts';
import type { CollaborativeEvent } from '#core/events/event.ts';
import type { Health } from '#core/sync/health/healthOf.ts';
import { syncParts } from '#core/sync/health/lines.ts';
import type { SyncNotice, SyncQuestion } from '#core/sync/inbound/question.ts';
import { aFault, anAlert } from './anAlert.ts';
import { anEvent } from './anEvent.ts';
import { aPrincipal } from './aPrincipal.ts';
import { everyApprovalCard } from './everyApprovalCard.ts';
import { everyDigestCard } from './everyDigestCard.ts';
import { everyUpdateCard } from './everyUpdateCard.ts';

const publicUrl = 'https://learning.norfolk.example';
const link = `${publicUrl}/go/e/b7k2q0000001`;
const now = '2026-11-23T09:00:00Z';

const booking = (event: CollaborativeEvent, state: Booking['state']): Booking => ({
  eventId: event.id,
  person: aPrincipal('head'),
  state,
  reference: 'B7K2Q',
  bookedBy: 'someone',
  queuedAt: now,
  changedAt: now,
  offeredUntil: state === 'offered' ? '2026-11-24T09:00:00Z' : null,
});

const standing = (
  change: Partial<CollaborativeEvent> = {},
  rest: Partial<Standing> & { state?: Booking['state'] } = {},
): Standing => {
  const event = anEvent({ start: '2026-11-26T16:00:00Z', end: '2026-11-26T17:00:00Z', ...change });
  const { state, ...others } = rest;
  return {
    event,
    booking: state ? booking(event, state) : null,
    position: state === 'waiting' ? 2 : null,
    waiting: state === 'waiting' ? 5 : 0,
    placesLeft: event.capacity,
    closed: whyNotBookable(event, now),
    ...others,
  };
};

const nasty =
  '[x](javascript:alert(1)) **bold** <img src=x onerror=alert(1)> # _under_ `code` | \\ 🧮 مرحبا ';
/** As long as events may be, with everything that Markdown and HTML would like to read. */
const extreme: Partial<CollaborativeEvent> = {
  title: (nasty + 'Ж'.repeat(200)).slice(0, 200),
  description: 'x'.repeat(4000),
  venue: (nasty + 'venue '.repeat(40)).slice(0, 200),
  audience: (nasty + '観客'.repeat(100)).slice(0, 200),
  programme: nasty.slice(0, 100),
  bookBy: '2026-11-25T17:00:00Z',
  link: `https://forms.example/${'a'.repeat(470)}`,
  capacity: 10_000,
};
const deadline: Partial<CollaborativeEvent> = {
  kind: 'keyDate',
  attendance: 'none',
  allDay: true,
  start: '2026-11-27T00:00:00Z',
  end: '2026-11-28T00:00:00Z',
  link: 'https://forms.example/survey',
  venue: null,
  capacity: null,
};

const list = (count: number, change: Partial<CollaborativeEvent>): Standing[] =>
  Array.from({ length: count }, (_, n) => standing({ ...change, id: `${'abcdefghjkmnpq'[n]}7k2q0000001` }));

const place = (it: Standing, already = false) => ({
  event: it.event,
  booking: it.booking ?? booking(it.event, 'cancelled'),
  position: null,
  waiting: 0,
  placesLeft: it.placesLeft,
  already,
});

const edit = (change: Partial<SyncQuestion> = {}): SyncQuestion => ({
  id: 'q7k2q0000001',
  eventId: 'b7k2q0000001',
  title: 'Reading fluency across KS2',
  source: 'list',
  editor: { name: 'Sam Editor', email: 'sam@norfolk.example' },
  changes: [
    {
      field: 'when',
      before: 'Thursday 26 November 2026, 4pm to 5pm',
      after: 'Thursday 26 November 2026, 5pm to 6pm',
    },
  ],
  people: 14,
  askedAt: now,
  state: 'open',
  answer: null,
  decidedBy: null,
  edit: { remoteId: '1', deleted: false, details: {}, state: null, fields: {} },
  ...change,
});
const extremeEdit: Partial<SyncQuestion> = {
  title: extreme.title ?? '',
  people: 12_345,
  changes: Array.from({ length: 12 }, (_, n) => ({
    field: `field ${n}`,
    before: nasty.repeat(20),
    after: 'x'.repeat(4000),
  })),
  decidedBy: { key: 'a', name: nasty },
};
const deletion = { changes: [{ field: 'status', before: 'listed', after: 'deleted' }] };
const notice = (n: number): SyncNotice => ({
  id: `n${n}`,
  at: now,
  eventId: 'b7k2q0000001',
  title: extreme.title ?? '',
  source: 'calendar',
  editor: null,
  kind: 'putBack',
  text: nasty.repeat(3),
});

const health = (stopped = 0): Health => ({
  lines: syncParts.map((what) => ({
    what,
    state: stopped > 0 ? 'needsYou' : 'working',
    lastGood: now,
    waiting: stopped,
    needsYou: stopped,
    reason: null,
  })),
  reconciliations: [],
  subscriptions: [],
  stopped: Array.from({ length: stopped }, (_, n) => ({
    id: `s${n}`,
    queue: 'mails',
    message: null,
    about: 'mail B7K2Q',
    reason: nasty.repeat(3),
    at: now,
    state: 'stopped',
    again: true,
  })),
  failingFeeds: Array.from({ length: stopped }, (_, n) => ({
    id: `f${n}`,
    name: nasty,
    failures: 3,
    problem: nasty,
    lastSuccess: null,
  })),
});

/** Every card in every state, ordinary and extreme, by a name a reader of a test report understands. */
export const everyCard: Readonly<Record<string, Message>> = {
  ...everyApprovalCard,
  ...everyDigestCard,
  ...everyUpdateCard,
  'event with places': eventCard(standing(), { publicUrl }),
  'event online, open to all': eventCard(
    standing({ attendance: 'online', venue: null, capacity: null, kind: 'webinar', sample: true }),
    { publicUrl, note: 'I read that as ‘events’.' },
  ),
  'event full': eventCard(standing({}, { placesLeft: 0, waiting: 3 }), { publicUrl }),
  'event booked': eventCard(standing({}, { state: 'going' }), { publicUrl }),
  'event waited for': eventCard(standing({}, { state: 'waiting', placesLeft: 0 }), { publicUrl }),
  'event with an offered place': eventCard(standing({}, { state: 'offered', placesLeft: 0 }), { publicUrl }),
  'event cancelled': eventCard(standing({ state: 'cancelled' }, { state: 'going' }), { publicUrl }),
  'event closed': eventCard(standing({ bookBy: '2026-11-20T17:00:00Z' }), { publicUrl }),
  'event over': eventCard(
    standing({ start: '2026-11-20T09:00:00Z', end: '2026-11-20T10:00:00Z' }, { state: 'going' }),
    { publicUrl },
  ),
  deadline: eventCard(standing(deadline), { publicUrl }),
  'event, extreme': eventCard(standing(extreme), { publicUrl, note: 'You have already done this.' }),
  'event booked, extreme': eventCard(standing(extreme, { state: 'offered' }), { publicUrl }),
  'question before giving up': giveUpQuestion(standing({}, { state: 'going', waiting: 5 }), publicUrl),
  'question before leaving the line': giveUpQuestion(
    standing({}, { state: 'waiting' }),
    publicUrl,
    'I read that as ‘cancel’.',
  ),
  'question, extreme': giveUpQuestion(standing(extreme, { state: 'going' }), publicUrl),
  'given up': givenUpCard(place(standing()), null, publicUrl),
  'given up twice, extreme': givenUpCard(place(standing(extreme), true), null, publicUrl),
  'events found': listCard({
    summary: '7 events coming up.',
    heading: 'Coming events',
    lead: '1 to 5 of 7. Soonest first.',
    standings: [...list(4, {}), standing(deadline)],
    actions: [press('More events', { verb: 'events.more', words: '', after: 5 })],
    link: `${publicUrl}/go/events`,
  }),
  'a day of Practice Week, full and extreme': listCard({
    summary: 'Practice Week, Monday 17 May: 12 sessions.',
    notes: ['Practice Week 2027'],
    heading: 'Monday 17 May 2027',
    standings: list(14, extreme),
    line: sessionLine,
    actions: [press('Go to Tue 18 May', { verb: 'pw.day', day: '2027-05-18' })],
    link: `${publicUrl}/go/events`,
    openTitle: 'Open programme',
  }),
  help: helpCard({ publicUrl }),
  welcome: helpCard({ publicUrl, welcome: true }),
  'did you mean': didYouMean(['events this week', nasty.repeat(10), 'deadlines'], publicUrl),
  'not understood': notUnderstood(nasty.repeat(10), ['events', 'deadlines', 'practice week'], publicUrl),
  'nothing typed': notUnderstood('', ['events'], publicUrl),
  'nothing found': nothingFound('Nothing found', 'There are no events on Tue 24 Nov.', publicUrl),
  'no updates found': nothingFound('No updates', 'There are none.', publicUrl, 'I read that as ‘updates’.', {
    title: 'Latest updates',
    command: 'updates',
    open: 'Open all areas',
    link,
  }),
  'you are welcome': youAreWelcome(publicUrl),
  'a concern about a child': safeguardingCard(publicUrl),
  'asked in a channel': askMePrivately('https://teams.example/l/chat'),
  'not open here': notOpenHere(publicUrl),
  'refused, busy': refusalCard(
    { code: 'busy', message: 'Many people are booking this event right now.' },
    { what: 'We could not book your place', link, again: { verb: 'event.book', eventId: 'b7k2q0000001' } },
  ),
  'refused, closed': refusalCard(
    { code: 'bookingClosed', message: 'Booking has closed.' },
    { what: 'We could not book your place', link },
  ),
  'health, all well': healthCard({ health: health(), paused: null, questions: 0 }, publicUrl),
  'health, extreme': healthCard(
    {
      health: health(40),
      paused: { since: now, by: { key: 'a', name: nasty } },
      questions: 1234,
    },
    publicUrl,
  ),
  'health, for others': proveRoleCard(publicUrl),
  'alert, one fault': alertCard(anAlert(), publicUrl),
  'alert that somebody is on': alertCard(
    anAlert({ owner: { key: 'a', name: 'Sam Administrator', at: now } }),
    publicUrl,
    '1 thing is being tried again. This card says when it is over.',
  ),
  'alert, extreme': alertCard(
    anAlert({
      faults: syncParts.map((what, n) =>
        aFault({ what, cause: nasty.repeat(10), waiting: 12_345, fixedAt: n === 2 ? now : null }),
      ),
      owner: { key: 'a', name: nasty.repeat(3), at: now },
    }),
    publicUrl,
    nasty,
  ),
  'alert that is over': alertCard(
    anAlert({ state: 'fixed', fixedAt: now, faults: [aFault({ fixedAt: now, goodSince: now })] }),
    publicUrl,
  ),
  'edit that waits for an answer': editQuestionCard(edit(), publicUrl),
  'edit that tells nobody': editQuestionCard(edit({ people: 0 }), publicUrl),
  'deletion that waits for an answer': editQuestionCard(edit(deletion), publicUrl),
  'edit that waits, extreme': editQuestionCard(edit(extremeEdit), publicUrl),
  'edit kept': editOutcomeCard(
    edit({ state: 'kept', decidedBy: { key: 'a', name: 'Sam Editor' } }),
    publicUrl,
  ),
  'deletion kept': editOutcomeCard(edit({ ...deletion, state: 'kept' }), publicUrl),
  'edit lapsed': editOutcomeCard(edit({ state: 'lapsed' }), publicUrl),
  'edit put back, extreme': editOutcomeCard(edit({ ...extremeEdit, state: 'putBack' }), publicUrl),
  'edits put back': editNoticesCard([notice(1)], publicUrl),
  'edits put back, extreme': editNoticesCard(
    Array.from({ length: 40 }, (_, n) => notice(n)),
    publicUrl,
  ),
  'fault of ours': faultCard('E-7Q4XY', {
    what: 'We could not answer that',
    link,
    again: { verb: 'event.book', eventId: 'b7k2q0000001' },
  }),
};
