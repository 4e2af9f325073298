import { describe, expect, test } from '@jest/globals';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { readEverySource, renewSubscriptions } from './following.ts';

const service = () => {
  const queued: { source: string; afterSeconds: number }[] = [];
  return {
    ...inMemoryDeps(),
    queued,
    readChangesSoon: async (source: string, afterSeconds: number) =>
      void queued.push({ source, afterSeconds }),
  };
};

describe('where no notification comes', () => {
  test('both sides are read all the same, with each tick of the timer', async () => {
    const deps = service();
    await readEverySource(deps);
    await readEverySource(deps);
    expect(deps.queued.map(({ source }) => source)).toEqual(['list', 'calendar', 'list', 'calendar']);
  });

  test('a side whose subscription had to be made is read at once, for nobody told what changed before', async () => {
    const deps = service();
    const notifier = {
      subscribe: async (source: string) => ({ id: source, expiresAt: '2026-12-20T09:00:00Z' }),
      renew: async () => ({ expiresAt: '2026-12-20T09:00:00Z' }),
    };
    await renewSubscriptions({ ...deps, notifier });
    expect(deps.queued.map(({ source }) => source)).toEqual(['list', 'calendar']);
    await renewSubscriptions({ ...deps, notifier });
    expect(deps.queued).toHaveLength(2);
  });
});
