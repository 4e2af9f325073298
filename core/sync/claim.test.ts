import { describe, expect, it } from '@jest/globals';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { type Claim, type Ending, writeClaimed } from './claim.ts';
import type { Projection } from './ports.ts';

const note: Projection = {
  target: 'list',
  key: 'a',
  remoteId: '7',
  snapshot: { Title: 'Old' },
  problem: null,
  changedAt: '2026-11-23T08:00:00Z',
  writer: null,
};

const world = () => {
  const deps = inMemoryDeps();
  deps.projections.seed(note);
  const noted = async () => (await deps.projections.getMany('list', ['a']))[0];
  return { ...deps, noted };
};

const claimed = (before: Projection | null = note): Claim => ({
  key: 'a',
  before,
  noted: { ...note, snapshot: {} },
});

const saying = (Title: string): Ending => ({
  key: 'a',
  settled: (stands) => ({ ...stands, snapshot: { Title } }),
  inDoubt: (stands) => ({ ...stands, snapshot: {} }),
});

const write = (
  deps: ReturnType<typeof world>,
  title: string,
  meanwhile: () => Promise<unknown> = async () => undefined,
  before?: Projection,
) =>
  writeClaimed(deps, 'list', [claimed(before)], async () => {
    await meanwhile();
    return [saying(title)];
  });

describe('a thing over there', () => {
  it('is in doubt while it is written, then noted, and free for the next', async () => {
    const deps = world();
    const delays = await write(deps, 'New', async () =>
      expect(await deps.noted()).toMatchObject({ snapshot: {}, writer: { until: '2026-11-23T09:00:30Z' } }),
    );
    expect(delays).toEqual(new Map());
    expect(await deps.noted()).toEqual({ ...note, snapshot: { Title: 'New' } });
  });

  it('is written by one at a time', async () => {
    const deps = world();
    const other: Map<string, unknown>[] = [];
    await write(deps, 'New', async () => {
      const stands = await deps.noted();
      other.push(await write(deps, 'Other', () => Promise.reject(new Error('written')), stands));
    });
    expect(other[0]?.get('a')).toMatchObject({ afterSeconds: 2, reason: 'It is being written.' });
    expect((await deps.noted())?.snapshot).toEqual({ Title: 'New' });
  });

  it.each([
    ['changed', { ...note, snapshot: { Title: 'Newer' } }],
    ['made anew', { ...note, remoteId: '8' }],
  ])('that was %s since the plan was made is planned anew', async (_how, stands) => {
    const deps = world();
    deps.projections.seed(stands);
    const delays = await write(deps, 'New', () => Promise.reject(new Error('written')));
    expect(delays.get('a')).toMatchObject({ afterSeconds: 1, reason: 'It was written meanwhile.' });
    expect(await deps.noted()).toEqual(stands);
  });

  it('that nobody knew of when the plan was made is planned anew', async () => {
    const deps = world();
    const written = writeClaimed(deps, 'list', [claimed(null)], () => Promise.reject(new Error('written')));
    expect([...(await written).keys()]).toEqual(['a']);
  });

  it('is free, but in doubt, when its writing fails', async () => {
    const deps = world();
    await expect(write(deps, 'New', () => Promise.reject(new Error('no network')))).rejects.toThrow(
      'network',
    );
    expect(await deps.noted()).toEqual({ ...note, snapshot: {} });
  });

  it('stays in doubt for both when somebody who was taken for dead writes after all', async () => {
    const deps = world();
    const others: Map<string, unknown>[] = [];
    const late = await write(deps, 'Late', async () => {
      deps.clock.advance(2);
      const stands = await deps.noted();
      others.push(
        await write(deps, 'Other', async () => expect((await deps.noted())?.writer).not.toBeNull(), stands),
      );
      expect((await deps.noted())?.snapshot).toEqual({ Title: 'Other' });
    });
    expect(others).toEqual([new Map()]);
    expect(late.get('a')).toEqual({ afterSeconds: 1, reason: 'Somebody else has written it too.' });
    expect(await deps.noted()).toEqual({ ...note, snapshot: {} });
  });

  it('is not certain for who writes it now when another ends late', async () => {
    const deps = world();
    const now: Promise<Map<string, unknown>>[] = [];
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    await write(deps, 'Late', async () => {
      deps.clock.advance(2);
      const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
      const writing = async () => {
        begin();
        await ended;
      };
      now.push(write(deps, 'Other', writing, await deps.noted()));
      await begun;
    });
    end();
    expect((await now[0])?.get('a')).toEqual({
      afterSeconds: 1,
      reason: 'Somebody else has written it too.',
    });
    expect(await deps.noted()).toEqual({ ...note, snapshot: {} });
  });
});
