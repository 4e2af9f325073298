import { beforeEach, describe, expect, test } from '@jest/globals';
import { ScriptedReader } from '../../../tests/doubles/following.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../../tests/doubles/inMemoryDeps.ts';
import type { Page, Taken } from './ports.ts';
import { readChanges } from './readChanges.ts';
import { Unreadable } from './unreadable.ts';

type Change = { remoteId: string };
type Scripted = ConstructorParameters<typeof ScriptedReader<Change>>[1];

let deps: InMemoryDeps;
let taken: string[];

const nothing: Taken = { settled: true, changed: 0, asked: 0, putBack: 0, replied: 0, unknown: 0 };
const page = (ids: string, more = false, whole = false) => ({
  changes: [...ids].map((remoteId) => ({ remoteId })),
  more,
  whole,
});
const run = async (pages: Scripted, take?: (page: Page<Change>) => Promise<Taken>) => {
  const reader = new ScriptedReader(deps.clock, pages);
  const noting = async (given: Page<Change>) => {
    taken.push(...given.changes.map(({ remoteId }) => remoteId));
    return nothing;
  };
  const came = await readChanges(deps, { source: 'list', reader, take: take ?? noting });
  return { ...came, asked: reader.asked };
};

beforeEach(() => {
  deps = inMemoryDeps();
  taken = [];
});

describe('reading what changed', () => {
  test('goes on from where the last reading ended, over pages with nothing on them', async () => {
    const pages = [page('ab', true, true), page('', true, true), page('c', false, true), page('d')];
    expect(await run(pages)).toMatchObject({ changes: 3, afterSeconds: null, asked: [null, '1', '2'] });
    expect((await run(pages)).asked).toEqual(['3']);
    expect(taken).toEqual(['a', 'b', 'c', 'd']);
    expect((await deps.readings.get('list')).readAt).toBe('2026-11-23T09:00:00Z');
  });

  test('keeps its place when a page could not be taken', async () => {
    const failing = async () => {
      throw new Error('the table is away');
    };
    await expect(run([page('a')], failing)).rejects.toThrow('the table is away');
    expect(await deps.cursors.get('list')).toBeNull();
    expect((await run([page('a')])).changes).toBe(1);
  });

  test('reads a page again in a moment while something in it is unsettled', async () => {
    const unsettled = async () => ({ ...nothing, settled: false });
    expect(await run([page('a')], unsettled)).toMatchObject({ changes: 0, afterSeconds: 2 });
    expect(await deps.cursors.get('list')).toBeNull();
    expect((await deps.readings.get('list')).readAt).toBeNull();
  });

  test('leaves a service alone for as long as it asks, and says why', async () => {
    const busy = [new Unreadable('the changes of the list could not be read: 429', 600)];
    expect(await run(busy)).toMatchObject({ afterSeconds: null, asked: [null] });
    expect(await deps.readings.get('list')).toMatchObject({
      problem: 'the changes of the list could not be read: 429',
      notBefore: '2026-11-23T09:10:00Z',
    });
    deps.clock.set('2026-11-23T09:09:59Z');
    expect((await run(busy)).asked).toEqual([]);
    deps.clock.set('2026-11-23T09:10:00Z');
    expect((await run([page('a')])).changes).toBe(1);
    expect(await deps.readings.get('list')).toMatchObject({ problem: null, notBefore: null });
  });

  test('is done by one worker at a time', async () => {
    const lease = await deps.leases.take('reading list', 60);
    expect(await run([page('a')])).toEqual({ changes: 0, afterSeconds: 5, asked: [] });
    await lease?.release();
    expect((await run([page('a')])).changes).toBe(1);
  });

  test('takes nothing that was read while another worker took over', async () => {
    const slow = new ScriptedReader(deps.clock, [page('a')]);
    const reader = {
      read: async (cursor: string | null) => {
        deps.clock.advance(3);
        await deps.leases.take('reading list', 60);
        return slow.read(cursor);
      },
    };
    const take = async () => {
      throw new Error('this must not be taken');
    };
    expect(await readChanges(deps, { source: 'list', reader, take })).toEqual({
      changes: 0,
      afterSeconds: 5,
    });
  });

  test('goes on in another message after many pages', async () => {
    const pages = Array.from({ length: 30 }, (_, n) => page(n % 2 ? 'x' : 'y', n < 29));
    expect(await run(pages)).toMatchObject({ changes: 25, afterSeconds: 0 });
    expect(await run(pages)).toMatchObject({ changes: 5, afterSeconds: null });
  });

  test('has everything compared after a reading of everything', async () => {
    const compared = { source: 'list', readAt: null, problem: null, notBefore: null, drift: null } as const;
    await deps.readings.put({ ...compared, comparedAt: '2026-11-22T00:00:00Z' });
    await run([page('a'), page('b', false, true)]);
    expect((await deps.readings.get('list')).comparedAt).toBe('2026-11-22T00:00:00Z');
    await run([page('a'), page('b', false, true)]);
    expect((await deps.readings.get('list')).comparedAt).toBeNull();
  });
});
