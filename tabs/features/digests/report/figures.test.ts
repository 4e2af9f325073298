import { describe, expect, it } from '@jest/globals';
import { shareWords } from './figures.ts';

describe('a share', () => {
  it('names what it is out of', () => {
    expect(shareWords(1058, 1248)).toBe('1,058 of 1,248 (84.8%)');
  });

  it('is no share of nothing', () => {
    expect(shareWords(0, 0)).toBe('0 of 0');
  });
});
