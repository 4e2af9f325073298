import { describe, expect, test } from '@jest/globals';
import { aBooking, aPerson } from '../../tests/builders/aBooking.ts';
import { aChunk, aDelivery, aDispatch } from '../../tests/builders/aDelivery.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { anIssue } from '../../tests/builders/anIssue.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { countsOf, noCounts } from '../delivery/delivery.ts';
import { reportOf } from '../delivery/report.ts';
import { reportFile } from '../delivery/reportFile.ts';
import { projectBookings } from '../sync/projectBookings.ts';
import { removeOld, tidyingWords } from './removeOld.ts';
import { monthsBefore } from './terms.ts';

/** The clock of the tests stands at 09:00 on 23 November 2026. */
const old = '2024-11-22T12:00:00Z';
const young = '2024-11-23T12:00:00Z';

describe('terms', () => {
  test.each([
    ['2026-11-23T09:00:00Z', 24, '2024-11-23T00:00:00Z'],
    ['2026-11-23T09:00:00Z', 36, '2023-11-23T00:00:00Z'],
    ['2026-07-31T09:00:00Z', 8, '2025-11-30T00:00:00Z'],
    ['2028-02-29T09:00:00Z', 24, '2026-02-28T00:00:00Z'],
  ])('from %s %i months back is %s', (now, months, before) => {
    expect(monthsBefore(now, months)).toBe(before);
  });
});

describe('bookings', () => {
  const booked = async () => {
    const deps = inMemoryDeps();
    const past = anEvent({ id: 'old000000001', start: '2024-11-22T09:00:00Z', end: '2024-11-22T12:00:00Z' });
    const kept = anEvent({ id: 'young0000001', start: '2024-11-23T09:00:00Z', end: '2024-11-23T12:00:00Z' });
    deps.events.seed(past, kept);
    for (const { id: eventId } of [past, kept]) {
      deps.bookings.seed(
        aBooking({ eventId }),
        aBooking({ eventId, person: aPerson(2), reference: 'D4N5R', state: 'cancelled' }),
      );
      await projectBookings(deps, eventId);
    }
    return { deps, past, kept };
  };

  test('of events of two years ago go, with their items in SharePoint and their letters', async () => {
    const { deps, past, kept } = await booked();
    expect(deps.bookingList.items.size).toBe(2);
    deps.projections.seed({
      target: 'cancellationMail',
      key: `${past.id}-D4N5R`,
      remoteId: '',
      snapshot: {},
      problem: null,
      changedAt: old,
      writer: null,
    });
    expect((await removeOld(deps))?.removed).toMatchObject({ bookings: 2 });
    expect(deps.bookings.of(past.id)).toEqual([]);
    expect(deps.bookings.of(kept.id)).toHaveLength(2);
    expect(deps.bookingList.items.size).toBe(1);
    expect(await deps.projections.getMany('cancellationMail', [`${past.id}-D4N5R`])).toEqual([]);
    expect((await removeOld(deps))?.removed).toMatchObject({ bookings: 0 });
  });

  test('stay while SharePoint does not let their items go, and go the next time', async () => {
    const { deps, past } = await booked();
    deps.bookingList.script.next(`${past.id}-C3M4P`, { status: 'retry', afterSeconds: 60, reason: 'busy' });
    const kept = await removeOld(deps);
    expect(kept).toMatchObject({ removed: { bookings: 0 }, waiting: 2 });
    expect(kept && tidyingWords(kept)).toBe('removed after their term: nothing; 2 wait for SharePoint');
    expect(deps.bookings.of(past.id)).toHaveLength(2);
    expect(await removeOld(deps)).toMatchObject({ removed: { bookings: 2 }, waiting: 0 });
  });
});

describe('deliveries', () => {
  const sent = async (endedAt: string, more: Partial<Parameters<typeof aDispatch>[0]> = {}) => {
    const deps = inMemoryDeps();
    const issue = anIssue({ state: 'sent', startedAt: endedAt, endedAt });
    deps.issues.seed(issue);
    const head = aPrincipal('head').key;
    const dispatch = aDispatch({ state: 'done', chunks: 2, startedAt: endedAt, endedAt, ...more });
    await deps.dispatches.put(dispatch, null);
    for (const number of [0, 1]) {
      const row = aDelivery({
        chunk: number,
        person: `${head}${number}`,
        state: 'sent',
        confirmedAt: endedAt,
      });
      await deps.ledger.insert([row]);
      const bounds = number === 0 ? { upTo: `${head}0` } : { after: `${head}0` };
      await deps.ledger.putChunk(
        aChunk({ number, ...bounds, counts: countsOf([row], noCounts), wakeAt: null }),
        null,
      );
    }
    return { deps, issue };
  };
  const rowsIn = async ({ ledger }: Awaited<ReturnType<typeof sent>>['deps']) =>
    (await Promise.all([0, 1].map((chunk) => ledger.rows('issue1', chunk)))).flat().length;

  test('of a digest of two years ago go with whom they name; its report says the same figures', async () => {
    const { deps, issue } = await sent(old);
    const before = await reportOf(deps, issue);
    expect(before.progress.inTeams).toBe(2);
    expect((await removeOld(deps))?.removed).toMatchObject({ deliveries: 2 });
    expect(await rowsIn(deps)).toBe(0);
    expect(await reportOf(deps, issue)).toEqual(before);
    deps.preferences.roll = () => Promise.reject(new Error('asked for everybody'));
    expect((await reportFile(deps, 'issue1')).split('\r\n')).toHaveLength(2);
    expect((await deps.ledger.chunks('issue1')).every(({ after, upTo }) => !after && !upTo)).toBe(true);
  });

  test('of a younger one stay', async () => {
    const { deps } = await sent(young);
    await removeOld(deps);
    expect(await rowsIn(deps)).toBe(2);
  });

  test('stay as long as the report is younger, since something was put right later', async () => {
    const { deps } = await sent(old);
    const change = {
      number: 1,
      what: 'corrected',
      item: 'item1',
      reason: 'Wrong.',
      mailAgain: false,
    } as const;
    await deps.dispatches.put(
      aDispatch({ id: 'issue1-1', change, state: 'done', startedAt: young, endedAt: young }),
      null,
    );
    await removeOld(deps);
    expect(await rowsIn(deps)).toBe(2);
  });

  test('of one that is paused stay', async () => {
    const { deps } = await sent(old, { state: 'paused' });
    await removeOld(deps);
    expect(await rowsIn(deps)).toBe(2);
  });

  test('of news go with their dispatch', async () => {
    const { deps } = await sent(old, { issue: 'news-20241122t120000z' });
    expect((await removeOld(deps))?.removed).toMatchObject({ deliveries: 2 });
    expect(await deps.dispatches.list()).toEqual([]);
    expect(await deps.ledger.chunks('issue1')).toEqual([]);
  });
});

describe('the trail and other traces', () => {
  test('each goes after its own term', async () => {
    const deps = inMemoryDeps();
    const entry = { who: 'tenant:head', what: 'event.changed', subject: 'e', detail: '' };
    await deps.audit.record([
      { ...entry, at: '2023-11-22T12:00:00Z' },
      { ...entry, at: '2023-11-24T12:00:00Z' },
    ]);
    await deps.confirmations.confirm('u1', 'tenant:head', old);
    await deps.confirmations.confirm('u2', 'tenant:head', young);
    await deps.roleProofs.put({ person: 'tenant:head', roles: [], until: old });
    expect((await removeOld(deps))?.removed).toMatchObject({ trail: 1, confirmations: 1, 'proved roles': 1 });
    expect(deps.audit.entries.map(({ at }) => at)).toEqual(['2023-11-24T12:00:00Z']);
    expect(await deps.confirmations.at('u2', 'tenant:head')).toBe(young);
  });

  test('what there is no time for goes the next time, and the log says so in figures', async () => {
    const deps = inMemoryDeps();
    const entry = { who: 'tenant:head', what: 'event.changed', subject: 'e', detail: '' };
    await deps.audit.record(Array.from({ length: 1200 }, () => ({ ...entry, at: '2023-01-01T09:00:00Z' })));
    const slow = {
      ...deps,
      trail: {
        forget: (before: string, most: number) => {
          deps.clock.advance(2);
          return deps.trail.forget(before, most);
        },
        of: () => Promise.resolve([]),
        rename: () => Promise.resolve(0),
      },
    };
    const first = await removeOld(slow);
    expect(first && tidyingWords(first)).toBe('removed after their term: trail 1000; the rest next time');
    const second = await removeOld(deps);
    expect(second && tidyingWords(second)).toBe('removed after their term: trail 200');
    expect(await deps.tidyings.get()).toEqual(second);
  });

  test('nothing is removed while synchronising is paused, or another run goes on', async () => {
    const deps = inMemoryDeps();
    await deps.pauses.put({ since: old, by: { key: 'k', name: 'n' } });
    expect(await removeOld(deps)).toBeNull();
    await deps.pauses.put(null);
    const lease = await deps.leases.take('remove old', 60);
    expect(await removeOld(deps)).toBeNull();
    await lease?.release();
    expect(await removeOld(deps)).not.toBeNull();
  });
});
