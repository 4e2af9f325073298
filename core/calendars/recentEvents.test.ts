import { expect, it } from '@jest/globals';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { recentEvents } from './recentEvents.ts';

const from = '2026-11-01T00:00:00Z';
const to = '2027-11-01T00:00:00Z';

const counted = () => {
  const deps = inMemoryDeps();
  deps.events.seed(anEvent({ id: 'a' }));
  let reads = 0;
  const between = deps.events.between.bind(deps.events);
  deps.events.between = async (...window) => {
    reads += 1;
    return between(...window);
  };
  return { deps, reads: () => reads };
};

it('many who ask within a minute share one reading; a later one, or of another window, reads anew', async () => {
  const { deps, reads } = counted();
  await Promise.all(Array.from({ length: 20 }, () => recentEvents(deps, from, to)));
  expect(reads()).toBe(1);
  deps.events.seed(anEvent({ id: 'b' }));
  expect(await recentEvents(deps, from, to)).toHaveLength(1);
  await recentEvents(deps, '2026-11-02T00:00:00Z', to);
  expect(reads()).toBe(2);
  deps.clock.advance(1);
  expect(await recentEvents(deps, from, to)).toHaveLength(2);
  expect(reads()).toBe(3);
});

it('a reading that failed is not kept', async () => {
  const { deps } = counted();
  const { between } = deps.events;
  deps.events.between = () => Promise.reject(new Error('The tables are away.'));
  await expect(recentEvents(deps, from, to)).rejects.toThrow('away');
  deps.events.between = between;
  expect(await recentEvents(deps, from, to)).toHaveLength(1);
});
