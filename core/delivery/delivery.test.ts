import { describe, expect, test } from '@jest/globals';
import { anIssue, anItem } from '../../tests/builders/anIssue.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { deliveryDeps, type InMemoryDelivery } from '../../tests/doubles/deliveryDeps.ts';
import { runDeliveries } from '../../tests/doubles/runDeliveries.ts';
import type { Issue } from '../digests/issue.ts';
import { externalKey, type Person } from '../people/person.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import { answerDelivery } from './answerDelivery.ts';
import { withdrawSent } from './changeSent.ts';
import { addCounts } from './delivery.ts';
import { doTask } from './doTask.ts';
import { startDueIssues } from './startDispatch.ts';
import { setDispatch } from './steerSending.ts';

const member = (name: string): Person => {
  const { key, email } = aPrincipal(name);
  return { key, name, email };
};
const external: Person = { key: externalKey('zoe@hub.example'), name: 'Zoë', email: 'zoe@hub.example' };

const world = async (issue: Partial<Issue>, ...people: Person[]): Promise<InMemoryDelivery> => {
  const deps = deliveryDeps();
  deps.issues.seed(anIssue(issue));
  for (const person of people) await deps.people.put(person);
  return deps;
};

const figures = async (deps: InMemoryDelivery, dispatch = 'issue1') =>
  addCounts((await deps.ledger.chunks(dispatch)).map(({ counts }) => counts));
const rowOf = (deps: InMemoryDelivery, person: Person) => deps.ledger.row('issue1', 0, person.key);

describe('sending an issue', () => {
  test('a card to members, a mail to whoever has no sign-in and asked for it, and the issue is sent', async () => {
    const deps = await world({}, member('head'), external);
    deps.preferences.seed(external.key, {});
    await runDeliveries(deps);
    expect(deps.chat.cards.size).toBe(1);
    expect(deps.mailer.sent.map(({ to, subject }) => [to.email, subject])).toEqual([
      ['zoe@hub.example', 'This week: 1 thing for you'],
    ]);
    expect(await figures(deps)).toMatchObject({ chat: 1, mail: 1, moved: 0, failed: 0, queued: 0 });
    expect((await deps.issues.get('issue1'))?.value.state).toBe('sent');
    expect((await deps.dispatches.get('issue1'))?.value.state).toBe('done');
  });

  test('nobody who is known by an address alone and never asked for digests', async () => {
    const deps = await world({}, external);
    await runDeliveries(deps);
    expect(deps.mailer.sent).toEqual([]);
    expect(await figures(deps)).toMatchObject({ mail: 0, nothingNew: 0 });
  });

  test('no message for whom nothing is new, which is counted', async () => {
    const deps = await world({ items: [anItem({ area: 'ks2' })] }, member('head'));
    await deps.follows.follow(member('head').key, 'transitions');
    await runDeliveries(deps);
    expect(deps.chat.cards.size).toBe(0);
    expect(await figures(deps)).toMatchObject({ nothingNew: 1, chat: 0 });
  });

  test('nothing to those who chose never', async () => {
    const deps = await world({}, member('never'));
    deps.preferences.seed(member('never').key, { rhythm: 'never' });
    await runDeliveries(deps);
    expect(deps.chat.cards.size).toBe(0);
  });

  test.each([
    ['there was one for an earlier week of the month', '2026-11-23', 0],
    ['in holidays there was none for the first Monday', '2026-10-26', 1],
  ])('to those who chose monthly the first of a month: %s', async (_, before, cards) => {
    const deps = await world({ week: '2026-11-30' }, member('monthly'));
    const startedAt = '2026-11-16T09:00:00Z';
    deps.issues.seed(anIssue({ id: 'before', week: before, state: 'sent', startedAt }));
    deps.preferences.seed(member('monthly').key, { rhythm: 'monthly' });
    await runDeliveries(deps);
    expect(deps.chat.cards.size).toBe(cards);
  });

  test('quiet hours put it off to the morning, and the sweeper brings it', async () => {
    const deps = await world({ sendAt: '2026-11-23T19:00:00Z' }, member('head'));
    deps.clock.set('2026-11-23T19:00:00Z');
    await runDeliveries(deps);
    expect(deps.chat.cards.size).toBe(0);
    expect(await figures(deps)).toMatchObject({ queued: 1, trying: 0 });
    deps.clock.set('2026-11-24T07:35:00Z');
    await runDeliveries(deps);
    expect(deps.chat.cards.size).toBe(1);
    expect((await deps.issues.get('issue1'))?.value.state).toBe('sent');
  });

  test('whoever takes a break gets the next one instead of a heap of old ones, and is counted', async () => {
    const deps = await world({}, member('resting'), member('back'));
    deps.preferences.seed(member('resting').key, { pausedUntil: '2027-01-12' });
    deps.preferences.seed(member('back').key, { pausedUntil: '2026-11-24' });
    await runDeliveries(deps);
    expect(await figures(deps)).toMatchObject({ resting: 1, queued: 1, nothingNew: 0 });
    deps.clock.set('2026-11-24T07:40:00Z');
    await runDeliveries(deps);
    expect(await figures(deps)).toMatchObject({ resting: 1, chat: 1 });
  });

  test('whoever blocked the app gets it by e-mail, with the true reason', async () => {
    const deps = await world({}, member('head'));
    deps.chat.next.push({ status: 'unreachable', reason: 'blocked' });
    await runDeliveries(deps);
    expect(await rowOf(deps, member('head'))).toMatchObject({ state: 'movedToMail', whyNotChat: 'blocked' });
    expect(deps.mailer.sent.map(({ to }) => to.email)).toEqual(['head@norfolk.example']);
  });

  test('whoever blocked the app and wants no e-mail is not reached, and that is said', async () => {
    const deps = await world({}, member('head'));
    deps.preferences.seed(member('head').key, { routes: { chat: true, mail: false } });
    deps.chat.next.push({ status: 'unreachable', reason: 'blocked' });
    await runDeliveries(deps);
    expect(await rowOf(deps, member('head'))).toMatchObject({
      state: 'failed',
      whyNotChat: 'blocked',
      whyNotMail: 'mailUnwanted',
    });
  });

  test('is tried again after the whole of what Teams asked for, each recipient alone', async () => {
    const deps = await world({}, member('a'), member('b'));
    deps.chat.next.push({ status: 'retry', afterSeconds: 240 });
    await runDeliveries(deps, 3);
    expect(await figures(deps)).toMatchObject({ chat: 1, queued: 1, trying: 1 });
    await runDeliveries(deps, 5);
    expect(await figures(deps)).toMatchObject({ chat: 2, queued: 0 });
    expect(deps.chat.cards.size).toBe(2);
  });

  test('goes by e-mail when Teams does not take it however often it is tried', async () => {
    const deps = await world({}, member('head'));
    for (let n = 0; n < 20; n += 1) deps.chat.next.push({ status: 'retry', afterSeconds: null });
    await runDeliveries(deps, 120);
    expect(await rowOf(deps, member('head'))).toMatchObject({ state: 'movedToMail', whyNotChat: 'gaveUp' });
    expect(deps.chat.next).toHaveLength(8);
  });

  test('a crash between saying that it is sent and sending it is mended by the sweeper', async () => {
    const deps = await world({ state: 'sending' }, member('head'));
    await runDeliveries(deps);
    expect(deps.chat.cards.size).toBe(1);
  });

  test.each(['stopped', 'withdrawn'] as const)(
    'a crash before the workers know that it was %s sends nobody anything, and the sweeper tells them',
    async (state) => {
      const deps = await world({}, member('head'));
      await startDueIssues(deps);
      await doTask(deps, { kind: 'plan', dispatch: 'issue1' });
      const stored = await deps.issues.get('issue1');
      if (stored) await deps.issues.put({ ...stored.value, state }, stored.etag);
      await doTask(deps, { kind: 'send', dispatch: 'issue1', chunk: 0 });
      expect(deps.chat.cards.size).toBe(0);
      await runDeliveries(deps);
      expect(deps.chat.cards.size).toBe(0);
      expect((await deps.dispatches.get('issue1'))?.value.state).toBe('stopped');
    },
  );

  test('a crash before the workers know of a pause sends nobody anything until it goes on', async () => {
    const deps = await world({}, member('head'));
    await startDueIssues(deps);
    for (const [state, cards] of [
      ['paused', 0],
      ['sending', 1],
    ] as const) {
      const stored = await deps.issues.get('issue1');
      if (stored) await deps.issues.put({ ...stored.value, state }, stored.etag);
      await runDeliveries(deps);
      expect(deps.chat.cards.size).toBe(cards);
    }
  });

  test('what was stopped does not go on, though somebody pressed that at the same moment', async () => {
    const deps = await world({}, member('head'));
    await startDueIssues(deps);
    await setDispatch(deps, 'issue1', { state: 'stopped' });
    await setDispatch(deps, 'issue1', { state: 'sending' });
    await runDeliveries(deps);
    expect(deps.chat.cards.size).toBe(0);
  });

  test('taking back what went to nobody yet comes to its end', async () => {
    const deps = await world({}, member('head'));
    await startDueIssues(deps);
    const etag = (await deps.issues.get('issue1'))?.etag ?? '';
    const principal = aPrincipal('editor', { roles: ['editor'] });
    const why = { item: null, reason: 'Sent too early.', mailAgain: true };
    expect((await withdrawSent(deps, { principal, id: 'issue1', etag, ...why })).ok).toBe(true);
    await runDeliveries(deps);
    expect(deps.chat.cards.size).toBe(0);
    expect((await deps.dispatches.get('issue1-1'))?.value.state).toBe('done');
  });

  test('every task done twice over sends nothing twice', async () => {
    const deps = await world({}, member('a'), member('b'), member('c'));
    await startDueIssues(deps);
    await deps.wakeDeliveries([{ kind: 'plan', dispatch: 'issue1' }], 0);
    await Promise.all([1, 2, 3].map(() => doTask(deps, { kind: 'plan', dispatch: 'issue1' })));
    await Promise.all([1, 2, 3].map(() => doTask(deps, { kind: 'send', dispatch: 'issue1', chunk: 0 })));
    await runDeliveries(deps);
    expect(deps.chat.cards.size).toBe(3);
  });

  test('250 people go in chunks of a hundred, and nobody stands in two', async () => {
    const people = Array.from({ length: 250 }, (_, n) => member(`p${n}`));
    const deps = await world({}, ...people);
    await runDeliveries(deps);
    const chunks = await deps.ledger.chunks('issue1');
    expect(chunks.map(({ counts }) => counts.chat)).toEqual([100, 100, 50]);
    expect(new Set([...deps.chat.cards.values()].map(({ person }) => person)).size).toBe(250);
  });

  test('a chunk that was begun before a crash keeps its bounds though people joined meanwhile', async () => {
    const people = Array.from({ length: 150 }, (_, n) => member(`p${String(n).padStart(3, '0')}`));
    const deps = await world({}, ...people);
    await startDueIssues(deps);
    const insert = deps.ledger.insert.bind(deps.ledger);
    deps.ledger.insert = async (rows) => {
      await insert(rows);
      throw new Error('crash');
    };
    await expect(doTask(deps, { kind: 'plan', dispatch: 'issue1' })).rejects.toThrow('crash');
    deps.ledger.insert = insert;
    await deps.people.put(member('p000a'));
    await runDeliveries(deps, 10);
    expect(deps.chat.cards.size).toBe(151);
    expect(new Set([...deps.chat.cards.values()].map(({ person }) => person)).size).toBe(151);
  });
});

describe('digests that are let pass', () => {
  /** Issues week by week; `open` names the weeks, from 0, in which the person follows a link. */
  const weeks = async (count: number, open: readonly number[] = []): Promise<InMemoryDelivery> => {
    const deps = deliveryDeps();
    await deps.people.put(member('head'));
    for (let week = 0; week < count; week += 1) {
      const sendAt = addSeconds('2026-01-12T09:00:00Z', week * 7 * 86_400);
      deps.clock.set(sendAt);
      const id = `issue${week}`;
      deps.issues.seed(
        anIssue({ id, sendAt, createdAt: sendAt, week: sendAt.slice(0, 10), audience: 'everyone' }),
      );
      await runDeliveries(deps, 2);
      if (open.includes(week))
        await answerDelivery(deps, { dispatch: id, chunk: 0, person: member('head').key, answer: 'opened' });
    }
    return deps;
  };
  const notices = (deps: InMemoryDelivery) =>
    [...deps.chat.cards.values()].map(
      ({ message }) => /Is weekly too often|once a month/.exec(JSON.stringify(message.card))?.[0] ?? null,
    );

  test('three in a row, and we ask once', async () => {
    expect(notices(await weeks(5))).toEqual([null, null, null, 'Is weekly too often', null]);
  });

  test('one that was opened begins the count anew', async () => {
    expect(notices(await weeks(5, [1]))).toEqual([null, null, null, null, null]);
  });

  test('eight in a row, half-term left out, and it comes once a month, which is said', async () => {
    const deps = await weeks(10);
    expect(notices(deps).at(-1)).toBe('once a month');
    expect((await deps.preferences.get(member('head').key))?.value.rhythm).toBe('monthly');
    expect(deps.audit.entries.at(-1)).toMatchObject({ who: 'service', what: 'preferences.lowered' });
  });

  test('whoever wants them weekly after all keeps them so, and is not told what does not happen', async () => {
    const deps = await weeks(10);
    deps.preferences.seed(member('head').key, { rhythm: 'weekly' });
    deps.clock.advance(7 * 24 * 60);
    const sendAt = instantOf(deps.clock.now());
    deps.issues.seed(anIssue({ id: 'again', sendAt, createdAt: sendAt, week: sendAt.slice(0, 10) }));
    await runDeliveries(deps, 2);
    expect((await deps.ledger.row('again', 0, member('head').key))?.passed).toBe(9);
    expect(notices(deps).at(-1)).toBeNull();
    expect((await deps.preferences.get(member('head').key))?.value.rhythm).toBe('weekly');
  });
});
