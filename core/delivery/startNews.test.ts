import { describe, expect, test } from '@jest/globals';
import { anUpdate } from '../../tests/builders/anUpdate.ts';
import { aPrincipal } from '../../tests/builders/aPrincipal.ts';
import { deliveryDeps, type InMemoryDelivery } from '../../tests/doubles/deliveryDeps.ts';
import { runDeliveries } from '../../tests/doubles/runDeliveries.ts';
import type { Person } from '../people/person.ts';
import { takeUnasked } from '../people/unasked.ts';
import { instantOf } from '../time/zones.ts';
import { withdrawSent } from './changeSent.ts';
import { startNews } from './startNews.ts';

const member = (name: string): Person => {
  const { key, email } = aPrincipal(name);
  return { key, name, email };
};

describe('updates straight away', () => {
  const publish = (deps: InMemoryDelivery, id: string, publishedAt: string) =>
    deps.updates.seed(anUpdate({ id, headline: `Update ${id}`, state: 'published', publishedAt }));
  const told = async (deps: InMemoryDelivery): Promise<string[]> => {
    await startNews(deps);
    await runDeliveries(deps, 2);
    return [...deps.chat.cards.values()].map(({ message }) => message.summary);
  };
  const eager = async (): Promise<InMemoryDelivery> => {
    const deps = deliveryDeps();
    for (const name of ['eager', 'weekly']) await deps.people.put(member(name));
    deps.preferences.seed(member('eager').key, { rhythm: 'straightAway' });
    return deps;
  };

  test('reach only those who want them so, those of half an hour in one message', async () => {
    const deps = await eager();
    publish(deps, 'u1', '2026-11-23T08:40:00Z');
    publish(deps, 'u2', '2026-11-23T08:50:00Z');
    expect(await told(deps)).toEqual(['2 updates for you']);
    expect(await told(deps)).toEqual(['2 updates for you']);
    publish(deps, 'u3', deps.clock.now().toISOString().replace('.000Z', 'Z'));
    deps.clock.advance(30);
    expect(await told(deps)).toEqual(['2 updates for you', 'New: Update u3']);
    expect(await deps.issues.list()).toEqual([]);
  });

  test('of which one was being published while the last ones were gathered are told of once', async () => {
    const deps = await eager();
    publish(deps, 'u1', '2026-11-23T08:59:58Z');
    expect(await told(deps)).toEqual(['New: Update u1']);
    publish(deps, 'late', '2026-11-23T08:59:59Z');
    deps.clock.advance(30);
    expect(await told(deps)).toEqual(['New: Update u1', 'New: Update late']);
    deps.clock.advance(30);
    expect(await told(deps)).toHaveLength(2);
  });

  test('that ask something soon are told of once all the same', async () => {
    const deps = await eager();
    const ask = { kind: 'comment', words: '', by: '2026-11-27T17:00:00Z', link: null } as const;
    deps.updates.seed(anUpdate({ id: 'u1', headline: 'Comment', publishedAt: '2026-11-23T08:59:59Z', ask }));
    expect(await told(deps)).toEqual(['New: Comment']);
    deps.clock.advance(30);
    expect(await told(deps)).toEqual(['New: Comment']);
  });

  test('of a whole holiday that are too many for one message come in two, none of them lost', async () => {
    const deps = await eager();
    const at = (n: number) => `2026-11-23T08:${String(10 + Math.floor(n / 2)).padStart(2, '0')}:00Z`;
    for (let n = 0; n < 50; n += 1) publish(deps, `u${n}`, at(n));
    await told(deps);
    deps.clock.advance(30);
    await told(deps);
    const items = deps.issues.rows.all().map(({ value }) => value.items.map(({ source }) => source));
    expect(items.map(({ length }) => length)).toEqual([40, 10]);
    expect(new Set(items.flat().map((source) => JSON.stringify(source))).size).toBe(50);
  });

  test('that a crash kept from going out, and changes of them, are brought by the sweeper, whatever the hour', async () => {
    const deps = await eager();
    publish(deps, 'u1', '2026-11-23T08:40:00Z');
    const put = deps.dispatches.put.bind(deps.dispatches);
    const crash = () => Promise.reject(new Error('crash'));
    deps.dispatches.put = crash;
    await expect(startNews(deps)).rejects.toThrow('crash');
    deps.dispatches.put = put;
    await runDeliveries(deps, 2);
    expect([...deps.chat.cards.values()].map(({ message }) => message.summary)).toEqual(['New: Update u1']);
    const stored = await deps.issues.latestNews('2026-11-23T00:00:00Z');
    const issue = await deps.issues.get(stored?.id ?? '');
    deps.dispatches.put = crash;
    const editor = aPrincipal('editor', { roles: ['editor'] });
    const change = { item: null, reason: 'Sent too early.', mailAgain: false };
    const input = { principal: editor, id: issue?.value.id ?? '', etag: issue?.etag ?? '' };
    await expect(withdrawSent(deps, { ...input, ...change })).rejects.toThrow('crash');
    deps.dispatches.put = put;
    await runDeliveries(deps, 4);
    expect(JSON.stringify([...deps.chat.cards.values()])).toContain('Sent too early.');
    expect((await deps.issues.get(input.id))?.value.pending).toBeNull();
  });

  test('what comes out at night is in one message in the morning', async () => {
    const deps = await eager();
    deps.clock.set('2026-11-23T17:30:00Z');
    publish(deps, 'u0', '2026-11-23T17:20:00Z');
    expect(await told(deps)).toHaveLength(1);
    publish(deps, 'u1', '2026-11-23T19:00:00Z');
    publish(deps, 'u2', '2026-11-24T05:00:00Z');
    deps.clock.set('2026-11-23T20:00:00Z');
    expect(await told(deps)).toHaveLength(1);
    deps.clock.set('2026-11-24T07:30:25Z');
    expect(await told(deps)).toEqual(['New: Update u0', '2 updates for you']);
  });

  test('are two a day at most; all that comes after is in one message of the next school day', async () => {
    const deps = await eager();
    for (const [n, id] of ['u1', 'u2', 'u3', 'u4'].entries()) {
      publish(deps, id, `2026-11-23T${10 + n}:10:00Z`);
      deps.clock.set(`2026-11-23T${10 + n}:30:25Z`);
      expect(await told(deps)).toHaveLength(Math.min(2, n + 1));
    }
    deps.clock.set('2026-11-24T07:30:25Z');
    expect((await told(deps)).at(-1)).toBe('2 updates for you');
    expect(deps.chat.cards.size).toBe(3);
  });

  test('wait for tomorrow where other messages took the places of today, and then for half an hour between them', async () => {
    const deps = await eager();
    const { key } = member('eager');
    for (let n = 0; n < 2; n += 1) await takeUnasked(deps.once, key, instantOf(deps.clock.now()));
    for (const [n, id] of ['u1', 'u2'].entries()) {
      publish(deps, id, `2026-11-23T${10 + n}:10:00Z`);
      deps.clock.set(`2026-11-23T${10 + n}:30:25Z`);
      expect(await told(deps)).toEqual([]);
    }
    deps.clock.set('2026-11-24T07:31:00Z');
    await runDeliveries(deps, 3);
    expect(deps.chat.cards.size).toBe(1);
    await runDeliveries(deps, 40);
    expect(deps.chat.cards.size).toBe(2);
  });
});
