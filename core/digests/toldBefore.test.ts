/** What is news to readers: everything that came out since the last digest was gathered, once. */
import { beforeEach, expect, test } from '@jest/globals';
import { anIssue } from '../../tests/builders/anIssue.ts';
import { anUpdate } from '../../tests/builders/anUpdate.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { draftIssue, gatherMore } from './composeIssue.ts';

const principal = aPrincipal('editor', { roles: ['editor'] });
let deps: InMemoryDeps;

const publish = (id: string, publishedAt: string) => deps.updates.seed(anUpdate({ id, publishedAt }));
const draft = async () => {
  const drafted = await draftIssue(deps, { principal });
  if (!drafted.ok) throw new Error(drafted.failure.message);
  return drafted.value;
};
const idsIn = ({ items }: { items: readonly { source: object }[] }) =>
  items.map(({ source }) => ('id' in source ? source.id : '')).sort();
const send = async (id: string) => {
  const stored = await deps.issues.get(id);
  if (stored) await deps.issues.put({ ...stored.value, state: 'sent' }, stored.etag);
};

beforeEach(() => {
  deps = inMemoryDeps();
});

test('what an editor gathered later is not told again by the next one', async () => {
  publish('before', '2026-11-23T08:00:00Z');
  const { value } = await draft();
  deps.clock.set('2026-11-25T09:00:00Z');
  publish('between', '2026-11-24T09:00:00Z');
  const etag = (await deps.issues.get(value.id))?.etag ?? '';
  const gathered = await gatherMore(deps, { principal, id: value.id, etag });
  expect(gathered.ok && idsIn(gathered.value.value)).toEqual(['before', 'between']);
  await send(value.id);
  deps.clock.set('2026-11-27T09:00:00Z');
  publish('after', '2026-11-26T09:00:00Z');
  expect(idsIn((await draft()).value)).toEqual(['after']);
});

test('what came out after it was gathered and before it went is told by the next one', async () => {
  const { value } = await draft();
  publish('between', '2026-11-24T09:00:00Z');
  deps.clock.set('2026-11-25T09:00:00Z');
  await send(value.id);
  expect(idsIn((await draft()).value)).toEqual(['between']);
});

test('what was being published while it was gathered is told once, by either', async () => {
  publish('seen', '2026-11-23T08:59:50Z');
  const { value } = await draft();
  publish('late', '2026-11-23T08:59:59Z');
  await send(value.id);
  deps.clock.set('2026-11-25T09:00:00Z');
  expect(idsIn((await draft()).value)).toEqual(['late']);
});

test('a digest from before that was noted counts from its draft', async () => {
  deps.issues.seed(anIssue({ state: 'sent', items: [], createdAt: '2026-11-20T09:00:00Z' }));
  publish('old', '2026-11-20T08:00:00Z');
  publish('new', '2026-11-20T10:00:00Z');
  expect(idsIn((await draft()).value)).toEqual(['new']);
});
