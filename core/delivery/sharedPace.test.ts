import { describe, expect, test } from '@jest/globals';
import { InMemoryTurns } from '../../tests/doubles/turns.ts';
import { VirtualClock } from '../../tests/doubles/virtualClock.ts';
import { SharedPace } from './sharedPace.ts';

const tenant = 'a tenant';

/** The moments, in milliseconds from the start, at which workers with paces of their own got their turns. */
const turnsOf = async (instances: number, each: number): Promise<number[]> => {
  const clock = new VirtualClock();
  const start = clock.now().getTime();
  const turns = new InMemoryTurns();
  const moments: number[] = [];
  let left = instances * each;
  for (let instance = 0; instance < instances; instance += 1) {
    const pace = new SharedPace(turns, clock, clock.sleep);
    for (let n = 0; n < each; n += 1)
      void pace.turn(tenant).then(() => {
        moments.push(clock.now().getTime() - start);
        left -= 1;
      });
  }
  await clock.runUntil(() => left === 0);
  return moments.sort((a, b) => a - b);
};

const busiestSecond = (moments: readonly number[]): number =>
  Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + 1000).length));

describe('the pace that all instances share', () => {
  test.each([1, 2, 7])(
    '%s instances together stay below 50 a second, and waste little of it',
    async (instances) => {
      const each = Math.ceil(1000 / instances);
      const moments = await turnsOf(instances, each);
      expect(busiestSecond(moments)).toBeLessThanOrEqual(50);
      const seconds = (moments.at(-1) ?? 0) / 1000;
      expect((each * instances) / seconds).toBeGreaterThan(48);
    },
  );

  test('tenants do not wait for each other', async () => {
    const clock = new VirtualClock();
    const pace = new SharedPace(new InMemoryTurns(), clock, clock.sleep);
    const start = clock.now().getTime();
    let left = 80;
    for (const each of ['one', 'two'])
      for (let n = 0; n < 40; n += 1)
        void pace.turn(each).then(() => {
          left -= 1;
        });
    await clock.runUntil(() => left === 0);
    expect(clock.now().getTime() - start).toBeLessThan(1000);
  });

  test('a store that fails is told to who waits, and the next one is served', async () => {
    const clock = new VirtualClock();
    const turns = new InMemoryTurns();
    const pace = new SharedPace(turns, clock, clock.sleep);
    const get = turns.get.bind(turns);
    turns.get = async () => {
      throw new Error('away');
    };
    await expect(pace.turn(tenant)).rejects.toThrow('away');
    turns.get = get;
    await expect(pace.turn(tenant)).resolves.toBeUndefined();
  });
});
