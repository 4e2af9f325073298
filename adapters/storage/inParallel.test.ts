import { expect, test } from '@jest/globals';
import { inParallel } from './inParallel.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('work runs side by side up to the limit, and results keep the order of the items', async () => {
  let running = 0;
  let peak = 0;
  const results = await inParallel([5, 1, 3, 2, 4], 2, async (turns) => {
    running += 1;
    peak = Math.max(peak, running);
    for (let n = 0; n < turns; n += 1) await turn();
    running -= 1;
    return turns * 10;
  });
  expect(results).toEqual([50, 10, 30, 20, 40]);
  expect(peak).toBe(2);
});

test('a failure is thrown after the work under way has ended', async () => {
  let ended = false;
  const work = inParallel([1, 2], 2, async (item) => {
    if (item === 1) throw new Error('broken');
    await turn();
    ended = true;
  });
  await expect(work).rejects.toThrow('broken');
  expect(ended).toBe(true);
});
