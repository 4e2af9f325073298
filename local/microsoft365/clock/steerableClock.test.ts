import { describe, expect, test } from '@jest/globals';
import { completeClock } from './clock.ts';
import { SteerableClock } from './steerableClock.ts';

const nine = new Date('2027-01-11T09:00:00Z');
const minutesAfterNine = (clock: SteerableClock): number => (clock.now().getTime() - nine.getTime()) / 60_000;

describe('a clock that stands', () => {
  test('moves when it is moved, and not otherwise', async () => {
    const clock = new SteerableClock(nine);
    expect(clock.now()).toEqual(nine);
    await clock.advance(90_000);
    expect(minutesAfterNine(clock)).toBe(1.5);
  });

  test('wakes each sleeper at its own moment, also those that fall asleep on the way', async () => {
    const clock = new SteerableClock(nine);
    const woken: [string, number][] = [];
    const sleeper = async (name: string, minutes: number, again: number) => {
      await clock.sleep(minutes * 60_000);
      woken.push([name, minutesAfterNine(clock)]);
      if (again > 0) await sleeper(`${name} again`, again, 0);
    };
    const late = sleeper('late', 20, 0);
    void sleeper('second', 5, 2);
    void sleeper('first', 1, 0);
    await clock.advance(10 * 60_000);
    expect(woken).toEqual([
      ['first', 1],
      ['second', 5],
      ['second again', 7],
    ]);
    expect(minutesAfterNine(clock)).toBe(10);
    await clock.advance(10 * 60_000);
    await late;
    expect(woken.at(-1)).toEqual(['late', 20]);
  });
});

describe('a clock that runs', () => {
  test('can be put forward, and wakes those who sleep', async () => {
    const clock = new SteerableClock();
    const before = Date.now();
    const asleep = clock.sleep(60_000);
    await clock.advance(60_000);
    await asleep;
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(before + 60_000);
  });

  test('lets sleepers wake by themselves', async () => {
    const clock = new SteerableClock();
    await expect(clock.sleep(1)).resolves.toBeUndefined();
  });
});

describe("a caller's clock", () => {
  test('may leave sleeping to the machine, and no time costs nothing', async () => {
    let sleeps = 0;
    const clock = completeClock({
      now: () => nine,
      sleep: async () => {
        sleeps += 1;
      },
    });
    await clock.sleep(0);
    await clock.sleep(5);
    expect(sleeps).toBe(1);
    await expect(completeClock({ now: () => nine }).sleep(1)).resolves.toBeUndefined();
  });
});
