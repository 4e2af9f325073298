import { expect, test } from '@jest/globals';
import { anIssue, anItem } from '../../tests/builders/anIssue.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { deliveryDeps } from '../../tests/doubles/deliveryDeps.ts';
import { withdrawSent } from './changeSent.ts';
import { doTask } from './doTask.ts';
import { startDueIssues } from './startDispatch.ts';
import { sweepDeliveries } from './sweepDeliveries.ts';

const withdrawn = { at: '2026-11-23T09:00:00Z', reason: 'It was a draft.' };

test('whoever waits gets nothing once all there was for them was withdrawn; others are told of that with the rest', async () => {
  const deps = deliveryDeps();
  const items = [anItem({ id: 'a', area: 'ks2' }), anItem({ id: 'b', area: 'transitions' })];
  deps.issues.seed(anIssue({ items }));
  const [one, both] = [aPrincipal('one'), aPrincipal('both')];
  for (const person of [one, both]) await deps.people.put(person);
  await deps.follows.follow(one.key, 'ks2');
  await startDueIssues(deps);
  await doTask(deps, { kind: 'plan', dispatch: 'issue1' });
  const stored = await deps.issues.get('issue1');
  const changed = items.map((item) => (item.id === 'a' ? { ...item, withdrawn } : item));
  if (stored) await deps.issues.put({ ...stored.value, items: changed }, stored.etag);
  await doTask(deps, { kind: 'send', dispatch: 'issue1', chunk: 0 });
  expect([...deps.chat.cards.values()].map(({ person }) => person)).toEqual([both.key]);
  expect(await deps.ledger.row('issue1', 0, one.key)).toMatchObject({
    state: 'failed',
    whyNotChat: 'withdrawn',
  });
});

test('a withdrawal that a crash kept from going out is brought by the sweeper', async () => {
  const deps = deliveryDeps();
  deps.issues.seed(anIssue());
  const reader = aPrincipal('reader');
  await deps.people.put(reader);
  const work = async () => {
    for (let task = deps.tasks.take(); task; task = deps.tasks.take()) await doTask(deps, task);
  };
  await startDueIssues(deps);
  await work();
  const input = { principal: aPrincipal('editor', { roles: ['editor'] }), id: 'issue1' };
  const etag = (await deps.issues.get('issue1'))?.etag ?? '';
  const put = deps.dispatches.put.bind(deps.dispatches);
  deps.dispatches.put = () => Promise.reject(new Error('crash'));
  const why = { item: null, reason: 'Sent too early.', mailAgain: false };
  await expect(withdrawSent(deps, { ...input, ...why, etag })).rejects.toThrow('crash');
  deps.dispatches.put = put;
  await sweepDeliveries(deps);
  await work();
  expect(JSON.stringify([...deps.chat.cards.values()])).toContain('This digest was withdrawn');
  expect((await deps.issues.get('issue1'))?.value.pending).toBeNull();
  await sweepDeliveries(deps);
  expect((await deps.dispatches.ofIssue('issue1')).length).toBe(2);
});
