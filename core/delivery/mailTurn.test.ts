import { describe, expect, test } from '@jest/globals';
import { FixedClock } from '../../tests/doubles/fixedClock.ts';
import { InMemoryTurns } from '../../tests/doubles/turns.ts';
import { takeMailTurn } from './mailTurn.ts';

const letter = { about: { eventId: 'b7k2q0000001', reference: null } };
const digest = { about: { ...letter.about, delivery: { dispatch: 'd', chunk: 0, person: 'p' } } };

/** Seconds until the turns of so many mails that are asked for at one moment. */
const turnsOf = async (mails: readonly (typeof letter)[]): Promise<number[]> => {
  const deps = { mailTurns: new InMemoryTurns(), clock: new FixedClock() };
  const turns: number[] = [];
  for (const mail of mails) turns.push(await takeMailTurn(deps, mail));
  return turns;
};
const many = <T>(count: number, mail: T): T[] => Array.from({ length: count }, () => mail);

describe('the turns of mails', () => {
  test('let a few letters go at once and the others follow', async () => {
    expect(await turnsOf(many(7, letter))).toEqual([0, 0, 0, 0, 6, 12, 18]);
  });

  test('come to thirty in any minute at most, however many there are of both kinds', async () => {
    const turns = (await turnsOf([...many(200, letter), ...many(200, digest)])).sort((a, b) => a - b);
    const busiest = Math.max(
      ...turns.map((from) => turns.filter((at) => at >= from && at < from + 60).length),
    );
    expect(busiest).toBeLessThanOrEqual(30);
    expect(busiest).toBeGreaterThan(25);
  });

  test('have nobody’s letter wait behind what is sent to many', async () => {
    const turns = await turnsOf([...many(500, digest), letter]);
    expect(turns.at(-1)).toBe(0);
  });

  test('are each taken once, also by workers that ask at the same moment', async () => {
    const deps = { mailTurns: new InMemoryTurns(), clock: new FixedClock() };
    const turns = await Promise.all(many(8, letter).map((mail) => takeMailTurn(deps, mail)));
    expect(turns.sort((a, b) => a - b)).toEqual([0, 0, 0, 0, 6, 12, 18, 24]);
  });
});
