import { expect, test } from '@jest/globals';
import { cryptoIds } from './ids.ts';

test('an identity is twelve characters that nobody mistakes for others', () => {
  for (const id of [cryptoIds.next(), cryptoIds.derive('feed', 'uid')])
    expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{12}$/);
});

test('every new identity is another', () => {
  expect(new Set(Array.from({ length: 1000 }, () => cryptoIds.next())).size).toBe(1000);
});

test('a derived identity is the same for the same parts, and for no others', () => {
  expect(cryptoIds.derive('programme', 'practice-week-1')).toBe(
    cryptoIds.derive('programme', 'practice-week-1'),
  );
  expect(cryptoIds.derive('ab', 'c')).not.toBe(cryptoIds.derive('a', 'bc'));
  // Stored events depend on it: it may never change.
  expect(cryptoIds.derive('programme', 'practice-week-1')).toBe('tzq4eh0gfkx3');
});
