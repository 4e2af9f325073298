/** The bot from end to end without its channel: what is typed and pressed, and the cards that answer. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { noteRoles } from '#core/people/roleProofs.ts';
import { noteStopped } from '#core/sync/health/noteFailure.ts';
import { anAlert } from '../tests/builders/anAlert.ts';
import { anEvent } from '../tests/builders/anEvent.ts';
import { aPrincipal } from '../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../tests/doubles/inMemoryDeps.ts';
import { converse } from './converse.ts';
import type { BotDeps, Reply, Turn } from './turn.ts';

const webinar = anEvent({
  id: 'b7k2q0000001',
  title: 'ITT provider webinar',
  kind: 'webinar',
  attendance: 'online',
  venue: null,
  area: 'workforce',
  start: '2026-11-26T16:00:00Z',
  end: '2026-11-26T17:00:00Z',
  capacity: 1,
});
const visit = anEvent({ id: 'm0000a100002', kind: 'visit' });
const deadline = anEvent({
  id: 'd3adn0000003',
  title: 'Attendance survey closes',
  kind: 'keyDate',
  attendance: 'none',
  allDay: true,
  start: '2026-11-27T00:00:00Z',
  end: '2026-11-28T00:00:00Z',
  link: 'https://forms.example/survey',
  capacity: null,
  venue: null,
});
const session = (day: number, title: string, id: string) =>
  anEvent({
    id,
    title,
    kind: 'biteSize',
    attendance: 'online',
    capacity: null,
    programme: 'Practice Week 2027',
    start: `2027-05-${day}T08:00:00Z`,
    end: `2027-05-${day}T08:30:00Z`,
  });

const head = aPrincipal('head');
const senco = aPrincipal('senco');
let deps: InMemoryDeps;
let faults: string[];

const botDeps = (): BotDeps => ({
  ...deps,
  chatUrl: 'https://teams.microsoft.com/l/chat/0/0?users=28:app',
  officeMailbox: 'office@norfolk.example',
  report: ({ reference }) => faults.push(reference),
});
const turn = (said: Turn['said'], person = head, setting: Turn['setting'] = 'personal'): Promise<Reply> =>
  converse(botDeps(), { person, setting, said });
const type = (text: string, person = head) => turn({ text }, person);

/** Everything a person reads in a card. */
const words = ({ message }: Reply): string => JSON.stringify(message.card.body);
const buttons = (reply: Reply): string[] =>
  [...JSON.stringify(reply.message.card).matchAll(/"Action\.(?:Execute|OpenUrl)","title":"([^"]+)"/g)].map(
    ([, title]) => title ?? '',
  );

/** Presses the button with this title, as a client does: verb and data of the card come back. */
function press(reply: Reply, title: string, person = head, setting: Turn['setting'] = 'personal') {
  const found = JSON.stringify(reply.message.card).match(
    new RegExp(`"Action\\.Execute","title":"${title}","verb":"([^"]+)","data":(\\{[^}]*\\})`),
  );
  if (!found) throw new Error(`no button ${title} among ${buttons(reply).join(', ')}`);
  return turn({ action: { verb: found[1], ...JSON.parse(found[2] ?? '{}') } }, person, setting);
}

beforeEach(() => {
  faults = [];
  deps = inMemoryDeps();
  deps.events.seed(
    webinar,
    visit,
    deadline,
    session(17, 'Listening first', 'p1'),
    session(19, 'Conference', 'p2'),
  );
});

test('a digest that was passed on is not answered where others would read the links of whoever presses', async () => {
  const action = { verb: 'digest.useful', answer: 'yes', dispatch: 'issue1', chunk: 0 };
  expect(words(await turn({ action }, head, 'shared'))).toContain('private chat');
});

describe('an alert', () => {
  const administrator = aPrincipal('administrator');
  const prove = () =>
    noteRoles(deps.roleProofs, { ...administrator, roles: ['administrator'] }, '2026-11-23T09:00:00Z');
  const press = (verb: string, person = administrator, setting: Turn['setting'] = 'personal') =>
    turn({ action: { verb, alert: anAlert().id } }, person, setting);

  beforeEach(async () => {
    await deps.alerts.put(anAlert(), null);
  });

  test('is taken on by an administrator who has signed in of late, and its card says so', async () => {
    await prove();
    const reply = await press('sync.own');
    expect(reply.how).toBe('replace');
    expect(words(reply)).toContain('Being fixed by administrator, 9am');
    expect(buttons(reply)).toEqual(['Try again', 'Open sync health']);
    expect(words(await press('sync.own'))).toContain('Being fixed by administrator');
  });

  test('has what stopped tried again, and says how much that was', async () => {
    await prove();
    const message = { v: 1, subjects: [{ kind: 'bookings', eventId: webinar.id }] };
    await deps.outbox.mark([{ kind: 'bookings', eventId: webinar.id }]);
    await noteStopped(deps, 'project', message, `bookings ${webinar.id}`, 'The mailbox did not let us in.');
    expect(words(await press('sync.retry'))).toContain('1 thing is being tried again.');
    expect(deps.workQueues.messages).toMatchObject([{ queue: 'project' }]);
    expect(words(await press('sync.retry'))).toContain('nothing to try again just now');
  });

  test('stays as it is for whoever has not proved the role, or reads along in a channel', async () => {
    for (const verb of ['sync.own', 'sync.retry']) {
      const reply = await press(verb, head);
      expect(reply.how).toBe('append');
      expect(words(reply)).toContain('This chat does not tell me your role');
      expect(words(await press(verb, administrator, 'shared'))).toContain('private chat');
    }
    expect((await deps.alerts.get(anAlert().id))?.value.owner).toBeNull();
  });

  test('that was forgotten says so', async () => {
    await prove();
    const reply = await turn({ action: { verb: 'sync.own', alert: 'gone00000001' } }, administrator);
    expect(words(reply)).toContain('This alert is over');
  });
});

describe('sync', () => {
  const administrator = aPrincipal('administrator', { roles: ['administrator'] });

  test('shows how it goes to administrators who have signed in within half an hour', async () => {
    await noteRoles(deps.roleProofs, administrator, '2026-11-23T09:00:00Z');
    const shown = await type('sync health', { ...administrator, roles: [] });
    expect(words(shown)).toContain('Edits in the SharePoint list');
    deps.clock.advance(30);
    expect(words(await type('sync', administrator))).toContain('This chat does not tell me your role');
  });

  test('leads everybody else to the page, whatever they claim', async () => {
    await noteRoles(deps.roleProofs, { ...head, roles: ['editor'] }, '2026-11-23T09:00:00Z');
    const shown = await type('sync', { ...head, roles: ['administrator'] });
    expect(words(shown)).toContain('This chat does not tell me your role');
    expect(buttons(shown)).toEqual(['Open sync health']);
  });

  test('is not answered where others read along', async () => {
    await noteRoles(deps.roleProofs, administrator, '2026-11-23T09:00:00Z');
    expect(words(await turn({ text: 'sync' }, administrator, 'shared'))).toContain('private chat');
  });
});

describe('finding', () => {
  test('help says what can be asked', async () => {
    const reply = await type('help');
    expect(words(reply)).toContain('What I can do');
    expect(words(await press(reply, 'Deadlines'))).toContain('Attendance survey closes');
  });

  test('events come soonest first, with a way to each', async () => {
    const reply = await type('events');
    expect(words(reply)).toMatch(
      /ITT provider webinar.*Attendance survey closes.*Reading fluency.*Listening first/,
    );
    expect(words(await press(reply, 'Show B7K2Q'))).toContain('Thursday 26 November 2026, 4pm to 5pm');
  });

  test('events of this week, whatever the order of the words and with slips', async () => {
    for (const said of ['events this week', 'week events this', 'evnts this week']) {
      const reply = await type(said);
      expect(words(reply)).toContain('ITT provider webinar');
      expect(words(reply)).not.toContain('Reading fluency');
    }
    expect(words(await type('evnts this week'))).toContain('I read that as ‘events’.');
  });

  test('more than five events come page by page', async () => {
    deps.events.seed(
      ...Array.from({ length: 7 }, (_, n) =>
        anEvent({
          id: `n000${n}0000000`,
          title: `Network ${n}`,
          kind: 'network',
          start: `2027-02-0${n + 1}T09:00:00Z`,
          end: `2027-02-0${n + 1}T10:00:00Z`,
        }),
      ),
    );
    const first = await type('events network');
    expect(words(first)).toContain('1 to 5 of 7');
    const second = await press(first, 'More events');
    expect(second.how).toBe('replace');
    expect(words(second)).toContain('6 to 7 of 7');
    expect(buttons(second)).toContain('First events');
  });

  test('deadlines say where to act and take no bookings', async () => {
    const reply = await type('deadlines');
    expect(words(reply)).toContain('Attendance survey closes');
    const card = await press(reply, 'Show D3ADN');
    expect(buttons(card)).toEqual(['Open what to do', 'Open event']);
  });

  test('practice week goes day by day', async () => {
    const monday = await type('practice week');
    expect(words(monday)).toContain('Monday 17 May 2027');
    expect(words(monday)).toContain('Listening first');
    expect(words(await press(monday, 'Go to Wed 19 May'))).toContain('Conference');
    expect(words(await type('practice week wed'))).toContain('Wednesday 19 May 2027');
    expect(words(await type('events practice week'))).toContain('Monday 17 May 2027');
  });

  test('words that are no command are searched for', async () => {
    expect(words(await type('fluency'))).toContain('Reading fluency');
    expect(words(await type('what is happening in January'))).toContain('Reading fluency');
    const lost = await type('xyzzy');
    expect(words(lost)).toContain('I did not understand that');
    expect(buttons(lost)).toHaveLength(4);
  });
});

describe('booking', () => {
  test('asks before it books, books once, and the card then says so', async () => {
    const asked = await type('book ITT webinar');
    expect(deps.bookings.of(webinar.id)).toEqual([]);
    const booked = await press(asked, 'Book my place');
    expect(booked.how).toBe('replace');
    expect(words(booked)).toContain('Booked');
    expect(words(await press(asked, 'Book my place'))).toContain('You have already done this.');
    expect(deps.bookings.of(webinar.id)).toHaveLength(1);
  });

  test('by reference, with O for 0', async () => {
    expect(words(await type('book b7k2q'))).toContain('ITT provider webinar');
    expect(words(await type('book mooooa1'))).toContain('Which event?');
    expect(words(await type('book M000A'))).toContain('Which event');
    expect(words(await type('book mOOOO'))).toContain('Reading fluency');
  });

  test('of several that fit asks which', async () => {
    deps.events.seed(anEvent({ id: 'zzzzz0000009', title: 'Another webinar', kind: 'webinar' }));
    const reply = await type('book webinar');
    expect(words(reply)).toContain('Which event do you mean?');
    expect(words(await press(reply, 'Show ZZZZZ'))).toContain('Another webinar');
  });

  test('of a full event joins the line, and a freed place is offered on', async () => {
    await press(await type('book itt'), 'Book my place');
    const full = await type('book itt', senco);
    const waiting = await press(full, 'Join the waiting list', senco);
    expect(words(waiting)).toContain('You are first of 1.');

    const question = await type('cancle itt');
    expect(words(question)).toContain('1 person is waiting for it.');
    expect(words(question)).toContain('I read that as ‘cancel’.');
    expect(deps.bookings.of(webinar.id).map(({ state }) => state)).toEqual(['going', 'waiting']);
    expect(words(await press(question, 'Keep it'))).toContain('Booked');
    expect(words(await press(question, 'Give it up'))).toContain('Given up');

    const offer = await type('book itt', senco);
    expect(words(offer)).toContain('Place offered');
    expect(words(await press(offer, 'Accept place', senco))).toContain('Booked');
  });

  test('tells whoever comes too late, instead of failing', async () => {
    const asked = await type('book itt', senco);
    await press(await type('book itt'), 'Book my place');
    expect(words(await press(asked, 'Book my place', senco))).toContain(
      'The last place went just before you.',
    );
  });

  test('my bookings shows them with a way to give up each', async () => {
    expect(words(await type('my bookings'))).toContain('You have no bookings');
    expect(words(await type('pacel'))).toContain('Did you mean ‘my bookings’ or ‘cancel’?');
    await press(await type('book itt'), 'Book my place');
    await press(await type('book fluency'), 'Book my place');
    const reply = await type('my bookings');
    const [first = ''] = buttons(reply).filter((title) => title.startsWith('Give up'));
    const question = await press(reply, first);
    expect(words(question)).toContain('Give up your place?');
    expect(question.how).toBe('append');
    const reference = first.replace('Give up ', '');
    expect(words(await type(`cancel ${reference.toLowerCase()}`))).toContain('Give up your place?');
  });

  test('refusals are cards with the reason', async () => {
    const asked = await type('book itt');
    deps.events.seed({ ...webinar, bookBy: '2026-11-23T08:00:00Z' });
    const reply = await press(asked, 'Book my place');
    expect(words(reply)).toContain('Booking for this event has closed.');
  });
});

describe('care', () => {
  test('a concern about a child is not taken, and not repeated', async () => {
    const reply = await type('A pupil in my class says her uncle hits her');
    expect(words(reply)).toContain('I cannot take concerns about a child');
    expect(JSON.stringify(reply)).not.toContain('uncle');
  });

  test('what people type or title stays text', async () => {
    deps.events.seed(
      anEvent({ id: 'h0000x000001', title: '[Click](https://evil.example) **now** <script>' }),
    );
    expect(words(await type('book click'))).toContain(
      '\\\\[Click\\\\](https://evil.example) \\\\*\\\\*now\\\\*\\\\* \\\\<script\\\\>',
    );
  });

  test('in a channel nothing personal is shown or stored', async () => {
    await press(await type('book itt'), 'Book my place');
    expect(words(await turn({ text: 'my bookings' }, head, 'shared'))).toContain(
      'I answer that in our private chat',
    );
    const card = await turn({ text: 'book itt' }, head, 'shared');
    expect(words(card)).not.toContain('Booked');
    const pressed = await press(await type('book fluency'), 'Book my place', head, 'shared');
    expect(words(pressed)).toContain('Booked');
    expect(JSON.stringify(pressed.stored?.card.body)).not.toContain('Booked');
    expect(JSON.stringify(pressed.stored?.card.body)).toContain('1 left');
  });

  test('made-up buttons get help, not an error', async () => {
    const reply = await turn({ action: { verb: 'event.delete', eventId: webinar.id } });
    expect(words(reply)).toContain('What I can do');
  });

  test('a fault of ours is a card with a reference, under which it is noted', async () => {
    deps.events.between = () => Promise.reject(new Error('storage is away'));
    const reply = await type('events');
    expect(faults).toHaveLength(1);
    expect(words(reply)).toContain(faults[0]);
    expect(words(reply)).not.toContain('storage');
  });

  test('without an address nothing is booked', async () => {
    const nobody = aPrincipal('nobody', { email: '' });
    const reply = await press(await type('book itt', nobody), 'Book my place', nobody);
    expect(words(reply)).toContain('We do not know your e-mail address');
  });
});
