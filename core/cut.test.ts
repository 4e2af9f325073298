import { expect, test } from '@jest/globals';
import { cut } from './cut.ts';

test('words are cut between words, with an ellipsis, and left alone when they fit', () => {
  expect(cut('one two three', 10)).toBe('one two…');
  expect(cut('one two', 7)).toBe('one two');
});

test('a sign of two halves is kept whole or left out', () => {
  expect(cut('😀😀😀', 4)).toBe('😀…');
});
