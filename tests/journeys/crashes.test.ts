/** The function host dies in the middle of its work and is started again. `npm run crashes` tells the long story. */
import { expect, jest, test } from '@jest/globals';
import { atMicrosoft365, tellStory } from '../crashes/crashes.ts';

jest.setTimeout(480_000);

test('killed three times in the middle of its work, everything is as if nothing had happened', async () => {
  const told: string[] = [];
  const { struck, violations } = await tellStory({
    kills: 3,
    seed: 7,
    size: 12,
    waves: ['import'],
    aims: [atMicrosoft365],
    messageLeaseSeconds: 3,
    rests: false,
    say: (line) => told.push(line),
  });
  expect({ violations, told: violations.length > 0 ? told : [] }).toEqual({ violations: [], told: [] });
  expect(struck).toHaveLength(3);
});
