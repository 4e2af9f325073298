import { beforeEach, describe, expect, test } from '@jest/globals';
import type { MailMessage } from '#core/contract/queue.ts';
import type { Outcome } from '#core/sync/ports.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { InMemoryMailer } from '../../tests/doubles/mailer.ts';
import { sendMail } from './mails.ts';
import { recordPoisonedMail } from './poisoned.ts';

const message: MailMessage = {
  v: 1,
  mail: {
    to: { name: 'Teaching assistant', email: 'ta@bittern.example' },
    subject: 'Booked: Reading fluency',
    text: 'You have a place.',
    html: '<p>You have a place.</p>',
    about: { eventId: 'b7k2q0000001', reference: 'C3M4P' },
  },
  since: '2026-11-23T09:00:00Z',
};
let deps: InMemoryDeps;
let outgoingMail: InMemoryMailer;
let later: { message: MailMessage; afterSeconds: number }[];
let reports: string[];

const work = (given: unknown = message) =>
  sendMail({
    ...deps,
    outgoingMail,
    mailLater: async (again, afterSeconds) => {
      later.push({ message: again, afterSeconds });
    },
  })(given, (sentence) => reports.push(sentence));
const answer = (outcome: Outcome) => outgoingMail.script.next('ta@bittern.example', outcome);

beforeEach(() => {
  deps = inMemoryDeps();
  outgoingMail = new InMemoryMailer();
  later = [];
  reports = [];
});

describe('a mail on the queue', () => {
  test('is sent', async () => {
    await work();
    expect(outgoingMail.sent).toEqual([message.mail]);
    expect([later, reports, deps.audit.entries]).toEqual([[], [], []]);
  });

  test('that tells of a booking is noted as told once it has gone, and not before', async () => {
    const about = { ...message.mail.about, turn: 'going 2026-11-23T09:00:00Z' };
    const telling = { ...message, mail: { ...message.mail, about } };
    const noted = () => deps.projections.getMany('letter', ['b7k2q0000001-C3M4P']);
    answer({ status: 'retry', afterSeconds: 30, reason: '503' });
    await work(telling);
    expect(await noted()).toEqual([]);
    await work(later[0]?.message);
    expect(await noted()).toMatchObject([{ snapshot: { turn: about.turn } }]);
  });

  test('takes along its events as a calendar file that says what holds now, and the longest leave room in a request', async () => {
    const ids = Array.from({ length: 40 }, (_, n) => `b7k2q${String(n).padStart(7, '0')}`);
    const description = 'é\n;,'.repeat(1000);
    deps.events.seed(...ids.map((id) => anEvent({ id, description, title: 'Reading; writing' })));
    await work({ ...message, mail: { ...message.mail, events: [...ids, 'gone'] } });
    const [file, ...others] = outgoingMail.files[0] ?? [];
    expect(others).toEqual([]);
    expect(file).toMatchObject({
      name: 'events.ics',
      contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
    });
    expect(file?.text.match(/^BEGIN:VEVENT/gm)).toHaveLength(40);
    expect(file?.text).toContain('METHOD:PUBLISH');
    expect(file?.text).toContain('SUMMARY:Reading\\; writing');
    expect(file?.text).not.toContain('ATTENDEE');
    expect(Buffer.from(file?.text ?? '').toString('base64').length).toBeLessThan(1_000_000);
  });

  test('has nothing with it where none of its events can be joined any more', async () => {
    deps.events.seed(anEvent({ id: 'e1', state: 'cancelled' }));
    await work({ ...message, mail: { ...message.mail, events: ['e1'] } });
    expect(outgoingMail.files).toEqual([[]]);
  });

  test('waits for its turn once too many have gone, and goes when that has come', async () => {
    for (let n = 0; n < 6; n += 1) await work();
    expect(outgoingMail.sent).toHaveLength(4);
    expect(later).toEqual([
      { message: { ...message, hasTurn: true }, afterSeconds: 6 },
      { message: { ...message, hasTurn: true }, afterSeconds: 12 },
    ]);
    await work(later[0]?.message);
    expect(outgoingMail.sent).toHaveLength(5);
  });

  test('takes another turn when Outlook has put it off', async () => {
    answer({ status: 'retry', afterSeconds: 60, reason: '503' });
    await work({ ...message, hasTurn: true });
    expect(later).toEqual([{ message, afterSeconds: 60 }]);
  });

  test('waits for as long as the service asks, however long that is', async () => {
    answer({ status: 'retry', afterSeconds: 4321, reason: '429' });
    await work();
    expect(later).toEqual([{ message, afterSeconds: 4321 }]);
    expect(outgoingMail.sent).toEqual([]);
  });

  test('waits for a mailbox that is not there yet', async () => {
    answer({ status: 'gone' });
    await work();
    expect(later).toEqual([{ message, afterSeconds: 900 }]);
  });

  test('is given up after three days, and the trail says which booking it was about', async () => {
    deps.clock.set('2026-11-26T09:00:00Z');
    answer({ status: 'retry', afterSeconds: 60, reason: '503' });
    await work();
    expect(later).toEqual([]);
    expect(deps.audit.entries).toMatchObject([
      { what: 'booking.mailFailed', subject: 'b7k2q0000001', detail: 'C3M4P: 503' },
    ]);
  });

  test('is not tried again when it is refused; neither trail nor log names the person', async () => {
    answer({ status: 'refused', reason: '400 ErrorInvalidRecipients' });
    await work();
    expect(later).toEqual([]);
    expect(deps.audit.entries).toMatchObject([{ detail: 'C3M4P: refused, 400 ErrorInvalidRecipients' }]);
    const [stopped] = await deps.stopped.all();
    expect(stopped?.value.reason).toBe('Outlook does not take it: refused, 400 ErrorInvalidRecipients.');
    expect(JSON.stringify([deps.audit.entries, reports])).not.toMatch(/bittern|assistant/i);
  });

  test('of a version we do not know is not guessed at', async () => {
    await expect(work({ ...message, v: 2 })).rejects.toThrow();
  });

  test('that failed every time stands in the trail', async () => {
    const report = (sentence: string) => reports.push(sentence);
    await recordPoisonedMail(deps)(message, report);
    await recordPoisonedMail(deps)({ v: 2 }, report);
    expect(deps.audit.entries.map(({ subject, detail }) => [subject, detail])).toEqual([
      ['b7k2q0000001', 'C3M4P: Every try was broken off before its end, and none could say why.'],
      ['queue', 'request: Every try was broken off before its end, and none could say why.'],
    ]);
    const kept = (await deps.stopped.all()).map(({ value: { message: _, ...told } }) => told);
    expect(kept).toMatchObject([
      { queue: 'mails', about: 'mail C3M4P', state: 'stopped' },
      { queue: 'mails', about: 'mail queue', state: 'stopped' },
    ]);
    expect(JSON.stringify(kept)).not.toMatch(/bittern|assistant/i);
  });
});
