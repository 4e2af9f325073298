import { expect, test } from '@jest/globals';
import { ordinal } from './ordinal.ts';

test.each([
  [1, 'first'],
  [9, 'ninth'],
  [10, '10th'],
  [11, '11th'],
  [21, '21st'],
  [22, '22nd'],
  [103, '103rd'],
  [113, '113th'],
])('%i is said as %s', (position, words) => {
  expect(ordinal(position)).toBe(words);
});
