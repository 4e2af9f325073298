import { beforeEach, describe, expect, test } from '@jest/globals';
import { anIssue } from '../../tests/builders/anIssue.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { deliveryDeps, type InMemoryDelivery } from '../../tests/doubles/deliveryDeps.ts';
import type { Person } from '../people/person.ts';
import { addCounts } from './delivery.ts';
import type { Recipient } from './dispatch.ts';
import { doTask } from './doTask.ts';
import { missingFrom } from './missing.ts';
import { sendAgain } from './sendAgain.ts';
import { startDueIssues } from './startDispatch.ts';
import { sweepDeliveries } from './sweepDeliveries.ts';

const principal = aPrincipal('editor', { roles: ['editor'] });
const member = (name: string): Person => {
  const { key, email } = aPrincipal(name);
  return { key, name, email };
};

let deps: InMemoryDelivery;
/** People whose chat is no way to them. */
let blocked: Set<string>;

const run = async (minutes = 4): Promise<void> => {
  for (let minute = 0; minute < minutes; minute += 1) {
    for (let task = deps.tasks.take(); task; task = deps.tasks.take()) await doTask(deps, task);
    await sweepDeliveries(deps);
    deps.clock.advance(1);
  }
};
const send = async (...people: Person[]): Promise<void> => {
  for (const person of people) await deps.people.put(person);
  await startDueIssues(deps);
  await run();
};
const again = async (recipient: Recipient | null = null) =>
  sendAgain(deps, {
    principal,
    id: 'issue1',
    etag: (await deps.issues.get('issue1'))?.etag ?? '',
    recipient,
  });
const cardsOf = (person: Person): number =>
  [...deps.chat.cards.values()].filter((card) => card.person === person.key).length;
const state = async () => (await deps.issues.get('issue1'))?.value.state;
const row = (person: Person) => deps.ledger.row('issue1', 0, person.key);
const figures = async () => addCounts((await deps.ledger.chunks('issue1')).map(({ counts }) => counts));

/** Whom nothing reaches: they have blocked the app and want no e-mail. */
const hide = (person: Person): void => {
  deps.preferences.seed(person.key, { routes: { chat: true, mail: false } });
  blocked.add(person.key);
};

const [head, lost, gone] = [member('head'), member('lost'), member('gone')];

beforeEach(() => {
  deps = deliveryDeps();
  deps.issues.seed(anIssue());
  blocked = new Set();
  const sendCard = deps.chat.send.bind(deps.chat);
  deps.chat.send = async (person, message) =>
    blocked.has(person) ? { status: 'unreachable', reason: 'blocked' } : sendCard(person, message);
});

describe('sending again', () => {
  test('reaches all whom it did not reach, and nobody twice', async () => {
    hide(lost);
    hide(gone);
    await send(head, lost, gone);
    expect(await figures()).toMatchObject({ chat: 1, failed: 2 });
    blocked.delete(lost.key);
    expect((await again()).ok).toBe(true);
    expect(await state()).toBe('sending');
    await run();
    expect([head, lost, gone].map(cardsOf)).toEqual([1, 1, 0]);
    expect(await figures()).toMatchObject({ chat: 2, failed: 1, queued: 0 });
    expect(await state()).toBe('sent');
    expect(deps.audit.entries.map(({ what }) => what)).toContain('digest.sentAgain');
  });

  test('to one alone leaves the others as they are', async () => {
    hide(lost);
    hide(gone);
    await send(lost, gone);
    blocked.clear();
    expect((await again({ chunk: 0, person: lost.key })).ok).toBe(true);
    await run();
    expect([lost, gone].map(cardsOf)).toEqual([1, 0]);
    expect(await row(gone)).toMatchObject({ state: 'failed', whyNotChat: 'blocked' });
    expect(await row(lost)).toMatchObject({ state: 'sent' });
  });

  test('weeks later it still goes, for it was asked for now', async () => {
    hide(lost);
    await send(lost);
    blocked.clear();
    deps.clock.set('2026-12-07T09:00:00Z');
    await again();
    await run();
    expect(cardsOf(lost)).toBe(1);
  });

  test('what they chose meanwhile stands: whoever wants no digests gets none', async () => {
    hide(lost);
    await send(lost);
    blocked.clear();
    deps.preferences.seed(lost.key, { rhythm: 'never' });
    await again();
    await run();
    expect(cardsOf(lost)).toBe(0);
    expect(await row(lost)).toMatchObject({ state: 'failed', whyNotChat: 'choseNever' });
    expect(await again()).toMatchObject({ ok: true });
    await run();
    expect(await state()).toBe('sent');
  });

  test('a second press while it is being done changes nothing', async () => {
    hide(lost);
    await send(lost);
    await again();
    expect(await again()).toMatchObject({ ok: false, failure: { code: 'busy' } });
  });

  test('is refused where everybody was reached, and to somebody who was', async () => {
    await send(head);
    expect(await again()).toMatchObject({ ok: false, failure: { code: 'notFound' } });
    expect(await again({ chunk: 0, person: head.key })).toMatchObject({ ok: false });
    expect(cardsOf(head)).toBe(1);
  });

  test('a crash while they are made to wait is mended by the sweeper, and nobody gets it twice', async () => {
    hide(lost);
    hide(gone);
    await send(lost, gone);
    blocked.clear();
    await again();
    const note = deps.ledger.note.bind(deps.ledger);
    deps.ledger.note = async (which, change) => {
      if (which.person === lost.key) throw new Error('crash');
      return note(which, change);
    };
    await expect(run(1)).rejects.toThrow('crash');
    deps.ledger.note = note;
    await run(6);
    expect([lost, gone].map(cardsOf)).toEqual([1, 1]);
    expect(await state()).toBe('sent');
  });

  test('a crash before the workers heard of it leaves an issue that is sent, not one that is being sent for ever', async () => {
    hide(lost);
    await send(lost);
    const put = deps.dispatches.put.bind(deps.dispatches);
    deps.dispatches.put = async () => {
      throw new Error('crash');
    };
    await expect(again()).rejects.toThrow('crash');
    deps.dispatches.put = put;
    await run(4);
    expect(await state()).toBe('sent');
  });
});

describe('who is missing', () => {
  test('is said with the reason, and how many there are in all', async () => {
    hide(lost);
    await send(head, lost);
    const missing = await missingFrom(deps, { dispatch: 'issue1', kind: 'notReached', from: 0 });
    expect(missing).toMatchObject({
      people: [
        { name: 'lost', reason: 'Has blocked the app in Teams. Does not want e-mail.', mayTryAgain: true },
      ],
      of: 1,
      next: null,
    });
    const unconfirmed = await missingFrom(deps, { dispatch: 'issue1', kind: 'notConfirmed', from: 0 });
    expect(unconfirmed.people.map(({ name, reason }) => [name, reason])).toEqual([
      ['head', 'Has not confirmed it.'],
    ]);
  });

  test('is read some at a time, and chunks without any are passed over', async () => {
    const people = Array.from({ length: 250 }, (_, n) => member(`p${String(n).padStart(3, '0')}`));
    for (const person of [...people.slice(0, 60), ...people.slice(200)]) hide(person);
    const read: number[] = [];
    await send(...people);
    const rows = deps.ledger.rows.bind(deps.ledger);
    deps.ledger.rows = (dispatch, chunk) => {
      read.push(chunk);
      return rows(dispatch, chunk);
    };
    const first = await missingFrom(deps, { dispatch: 'issue1', kind: 'notReached', from: 0 });
    expect([first.people.length, first.of, first.next]).toEqual([60, 110, 2]);
    const second = await missingFrom(deps, { dispatch: 'issue1', kind: 'notReached', from: first.next ?? 0 });
    expect([second.people.length, second.next]).toEqual([50, null]);
    expect(read).toEqual([0, 2]);
  });
});
