import { expect, test } from '@jest/globals';
import { inRunsOf } from './inRunsOf.ts';

test('items are divided into runs, the last one shorter', () => {
  expect(inRunsOf(2, [1, 2, 3, 4, 5])).toEqual([[1, 2], [3, 4], [5]]);
  expect(inRunsOf(2, [])).toEqual([]);
});
