import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Subject } from '#core/sync/ports.ts';
import { sweepOutbox } from '#core/sync/sweepOutbox.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { recordPoisonedProjection } from './poisoned.ts';
import { project } from './project.ts';

const event = anEvent();
const subject: Subject = { kind: 'event', eventId: event.id };
const other: Subject = { kind: 'event', eventId: 'another' };
let deps: InMemoryDeps;
let later: { subjects: readonly Subject[]; afterSeconds: number }[];

const worker = () => ({
  ...deps,
  projectLater: async (subjects: readonly Subject[], afterSeconds: number) => {
    later.push({ subjects, afterSeconds });
  },
});
const message = (...subjects: Subject[]) => ({ v: 1, subjects });
const quietly = () => undefined;

beforeEach(async () => {
  deps = inMemoryDeps();
  later = [];
  deps.events.seed(event);
  await deps.outbox.mark([subject, other]);
});

describe('what cannot be projected yet', () => {
  const refuseFor = (afterSeconds: number) =>
    deps.calendar.script.next(event.id, { status: 'retry', afterSeconds, reason: '429' });

  test('comes again by itself when the wait is short', async () => {
    refuseFor(30);
    await project(worker())(message(subject), quietly);
    expect(later).toEqual([{ subjects: [subject], afterSeconds: 30 }]);
  });

  test('adds nothing to the queue during a long fault, however often the sweeper comes', async () => {
    refuseFor(900);
    await project(worker())(message(subject), quietly);
    expect(later).toEqual([]);
    await deps.outbox.clear(await deps.outbox.marks([other]));
    for (let minute = 0; minute < 15; minute += 1) {
      deps.clock.advance(1);
      expect(await sweepOutbox(deps)).toBe(0);
    }
  });
});

describe('a message that fails every time', () => {
  test('is taken apart, so that one bad event does not hold up the others', async () => {
    await recordPoisonedProjection(worker())(message(subject, other), quietly);
    expect(later.map(({ subjects }) => subjects)).toEqual([[subject], [other]]);
    expect(deps.audit.entries).toEqual([]);
  });

  test('about one event is recorded, and the event rests for an hour', async () => {
    await recordPoisonedProjection(worker())(message(subject), quietly);
    expect(later).toEqual([]);
    expect(deps.audit.entries).toMatchObject([{ what: 'project.failed', subject: `event ${event.id}` }]);
    deps.clock.advance(59);
    await deps.outbox.clear(await deps.outbox.marks([other]));
    expect(await sweepOutbox(deps)).toBe(0);
    deps.clock.advance(5);
    expect(await sweepOutbox(deps)).toBe(1);
  });

  test('of another version is recorded', async () => {
    await recordPoisonedProjection(worker())({ v: 9 }, quietly);
    expect(deps.audit.entries).toMatchObject([{ what: 'project.failed', subject: 'queue' }]);
  });
});
