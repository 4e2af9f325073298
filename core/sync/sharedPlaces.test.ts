import { beforeEach, expect, it } from '@jest/globals';
import { FixedClock } from '../../tests/doubles/fixedClock.ts';
import { InMemoryPlaces } from '../../tests/doubles/places.ts';
import { SeededIds } from '../../tests/doubles/seededIds.ts';
import { SharedPlaces } from './sharedPlaces.ts';
import type { Urgency } from './urgency.ts';

const name = '/users/mailbox';
let clock: FixedClock;
let store: InMemoryPlaces;
/** Milliseconds that were slept. */
let slept: number;
let processes = 0;

/** A process whose sleeping lets time go on. */
const aProcess = () => {
  processes += 1;
  return new SharedPlaces(
    {
      store,
      clock,
      ids: new SeededIds(`process ${processes}`),
      sleep: async (time) => {
        slept += time;
        clock.set(new Date(clock.now().getTime() + time).toISOString());
      },
    },
    4,
  );
};
const take = (process: SharedPlaces, places: number, urgency: Urgency = 'now') =>
  process.take(name, { places, urgency });
const held = async () =>
  (await store.get(name))?.value.taken.reduce((sum, { places }) => sum + places, 0) ?? 0;

beforeEach(() => {
  clock = new FixedClock();
  store = new InMemoryPlaces();
  slept = 0;
});

it('places are taken as long as there are any, by any process, and given back', async () => {
  const back = [await take(aProcess(), 1), await take(aProcess(), 3)];
  expect([await held(), slept]).toEqual([4, 0]);
  for (const give of back) await give();
  expect(await held()).toBe(0);
});

it('who finds none free waits until there are', async () => {
  const back = await take(aProcess(), 4);
  const other = aProcess();
  const sleeping = take(other, 1);
  await back();
  await sleeping;
  expect(await held()).toBe(1);
});

it('places of a process that died are free after half a minute', async () => {
  await take(aProcess(), 4);
  await take(aProcess(), 1);
  expect(slept).toBe(30_000);
  expect(await held()).toBe(1);
});

it('what can wait leaves free places to what cannot, for a second after that had to wait', async () => {
  const back = await take(aProcess(), 4, 'inTurn');
  const urgent = take(aProcess(), 1);
  while (((await store.get(name))?.value.wantedUntil ?? 0) === 0) await Promise.resolve();
  await back();
  const began = slept;
  await take(aProcess(), 1, 'inTurn');
  expect(slept - began).toBeGreaterThanOrEqual(750);
  await urgent;
});

it('who cannot give places back leaves them to time', async () => {
  const back = await take(aProcess(), 2);
  store.put = () => Promise.reject(new Error('storage is away'));
  await expect(back()).resolves.toBeUndefined();
});

it('two processes that see the same places do not both take them', async () => {
  await Promise.all([1, 2, 3, 4].map(() => take(aProcess(), 1)));
  expect(await held()).toBe(4);
});
