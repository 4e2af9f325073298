import { describe, expect, test } from '@jest/globals';
import { tooBig } from './messageSize.ts';

describe('the size of a message', () => {
  test('is counted in UTF-16, so that 51,200 characters are the most', () => {
    expect(tooBig('x'.repeat(51_200))).toBe(false);
    expect(tooBig('x'.repeat(51_201))).toBe(true);
  });

  test('leaves pictures out', () => {
    expect(tooBig(`{"image":"data:image/png;base64,${'A'.repeat(200_000)}=="}`)).toBe(false);
  });
});
