import { beforeEach, describe, expect, test } from '@jest/globals';
import { aBooking, aPerson } from '../../tests/builders/aBooking.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { externalKey } from '../people/person.ts';
import { projectSubjects } from '../sync/projectSubjects.ts';

const cancelled = anEvent({ state: 'cancelled', version: 2, title: 'Reading <b>fluency</b>' });
const external = { key: externalKey('ta@bittern.example'), name: 'Assistant', email: 'ta@bittern.example' };
let deps: InMemoryDeps;

/** What an import does that withdraws the event, up to the worker's end. */
const project = async () => {
  const subjects = [{ kind: 'bookings' as const, eventId: cancelled.id }];
  await deps.outbox.mark(subjects);
  return projectSubjects(deps, subjects);
};
const told = () => deps.mailer.sent.map(({ to }) => to.email);

beforeEach(() => {
  deps = inMemoryDeps();
  deps.events.seed(cancelled);
  deps.bookings.seed(
    aBooking(),
    aBooking({ person: external, reference: 'A1A1A' }),
    aBooking({ person: aPerson(2), reference: 'B2B2B', state: 'waiting' }),
    aBooking({
      person: aPerson(3),
      reference: 'C3C3C',
      state: 'offered',
      offeredUntil: '2026-11-24T09:00:00Z',
    }),
    aBooking({ person: aPerson(4), reference: 'D4D4D', state: 'cancelled' }),
  );
});

describe('when an event is cancelled', () => {
  test('those who wait and those with an offer get a mail; those who go hear it from Outlook', async () => {
    await project();
    expect(told()).toEqual(['teacher.2@school.example', 'teacher.3@school.example']);
    const [waiting, offered] = deps.mailer.sent;
    expect(waiting?.subject).toBe('Event cancelled: Reading <b>fluency</b>, 19 January 2027');
    expect(waiting?.text).toContain('You were on its waiting list');
    expect(waiting?.html).toContain('Reading &lt;b&gt;fluency');
    expect(waiting?.about).toEqual({ eventId: cancelled.id, reference: 'B2B2B' });
    expect(offered?.text).toContain('the place that we offered you is no longer there');
  });

  test('nobody is told twice, however often the event is projected', async () => {
    await project();
    await project();
    expect(told()).toHaveLength(2);
  });

  test('nobody is told twice by two workers at once', async () => {
    const results = await Promise.all([project(), project(), project()]);
    expect(told()).toHaveLength(2);
    expect(results.flatMap(({ again }) => again).every(({ afterSeconds }) => afterSeconds === 60)).toBe(true);
  });

  test('a second cancellation, after the event had come back, is told again', async () => {
    await project();
    deps.events.seed({ ...cancelled, version: 4 });
    await project();
    expect(told()).toHaveLength(4);
  });

  test('nobody is told of an event that is over', async () => {
    deps.clock.set('2027-01-19T12:00:00Z');
    await project();
    expect(told()).toEqual([]);
  });

  test('a crash after a mail repeats the mail rather than losing the next', async () => {
    const keep = deps.projections.change.bind(deps.projections);
    deps.projections.change = () => Promise.reject(new Error('the power fails'));
    await expect(project()).rejects.toThrow('the power fails');
    deps.projections.change = keep;
    await project();
    expect(told()).toEqual([
      'teacher.2@school.example',
      'teacher.2@school.example',
      'teacher.3@school.example',
    ]);
  });

  test('a mail that nobody takes is noted in the trail', async () => {
    deps.mailer.script.next('teacher.2@school.example', { status: 'refused', reason: 'no such mailbox' });
    await project();
    expect(deps.audit.entries).toMatchObject([
      { what: 'booking.mailFailed', subject: cancelled.id, detail: 'B2B2B: not taken' },
    ]);
  });
});
