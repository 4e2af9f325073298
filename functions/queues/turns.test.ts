import { beforeEach, describe, expect, test } from '@jest/globals';
import { OneProcess } from '#core/sync/oneProcess.ts';
import type { Subject } from '#core/sync/ports.ts';
import type { Urgency } from '#core/sync/urgency.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { InMemoryCalendar } from '../../tests/doubles/calendar.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { InMemoryItemList } from '../../tests/doubles/itemList.ts';
import { recordPoisonedTurn } from './poisoned.ts';
import { takeTurn } from './turns.ts';

const event = anEvent();
const subject: Subject = { kind: 'event', eventId: event.id };
const message = { v: 1, subjects: [subject] };
let deps: InMemoryDeps;
let pause: number;
let later: { subjects: readonly Subject[]; afterSeconds: number; urgency?: Urgency | undefined }[];
let told: string[];

const worker = () => ({
  ...deps,
  turnTaking: new OneProcess(deps.leases, 'turns'),
  inTurn: {
    calendar: new InMemoryCalendar(),
    eventList: new InMemoryItemList(),
    bookingList: new InMemoryItemList(),
    pauseSeconds: () => pause,
  },
  projectLater: async (subjects: readonly Subject[], afterSeconds: number, urgency?: Urgency) => {
    later.push({ subjects, afterSeconds, urgency });
  },
});
const report = (sentence: string) => told.push(sentence);

beforeEach(async () => {
  deps = inMemoryDeps();
  pause = 0;
  later = [];
  told = [];
  deps.events.seed(event);
  await deps.outbox.mark([subject], 'inTurn');
});

describe('an event of an import', () => {
  test('goes out by the ways for what can wait', async () => {
    const service = worker();
    await takeTurn(service)(message, report);
    expect([service.inTurn.calendar.entries.size, service.inTurn.eventList.items.size]).toEqual([1, 1]);
    expect([deps.calendar.entries.size, await deps.outbox.size()]).toEqual([0, 0]);
  });

  test('waits on the queue through a long pause, untouched and still marked, then goes', async () => {
    pause = 375;
    const service = worker();
    const take = takeTurn(service);
    await take(message, report);
    expect(later).toEqual([{ subjects: [subject], afterSeconds: 375, urgency: 'inTurn' }]);
    expect(told).toEqual(['1 wait 375 s until Microsoft 365 takes more']);
    expect([service.inTurn.calendar.entries.size, await deps.outbox.size()]).toEqual([0, 1]);
    pause = 0;
    await take(message, report);
    expect([service.inTurn.calendar.entries.size, await deps.outbox.size()]).toEqual([1, 0]);
  });

  test('that is told to wait comes back in its turn', async () => {
    const service = worker();
    const refusal = { status: 'retry' as const, afterSeconds: 600, reason: '429' };
    service.inTurn.calendar.script.next(event.id, refusal);
    await takeTurn(service)(message, report);
    expect(later).toEqual([{ subjects: [subject], afterSeconds: 600, urgency: 'inTurn' }]);
  });

  test('that waits while synchronising is paused is due as soon as it goes on', async () => {
    await deps.pauses.put({ since: '2026-11-23T09:00:00Z', by: { key: 'k', name: 'Administrator' } });
    await takeTurn(worker())(message, report);
    expect((await deps.outbox.due('2026-11-23T09:00:01Z', 10)).length).toBe(1);
  });

  test('comes back a little later while another process takes turns', async () => {
    await deps.leases.take('turns', 300);
    const service = worker();
    await takeTurn(service)(message, report);
    expect(later).toEqual([{ subjects: [subject], afterSeconds: 30, urgency: 'inTurn' }]);
    expect([service.inTurn.calendar.entries.size, await deps.outbox.size()]).toEqual([0, 1]);
  });

  test('whose message fails every time is tried alone', async () => {
    const other: Subject = { kind: 'event', eventId: 'another' };
    await recordPoisonedTurn(worker())({ v: 1, subjects: [subject, other] }, report);
    expect(later.map(({ subjects }) => subjects)).toEqual([[subject], [other]]);
  });
});
