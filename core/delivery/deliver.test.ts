import { expect, test } from '@jest/globals';
import { anIssue, anItem } from '../../tests/builders/anIssue.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { deliveryDeps } from '../../tests/doubles/deliveryDeps.ts';
import { doTask } from './doTask.ts';
import { startDueIssues } from './startDispatch.ts';

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
