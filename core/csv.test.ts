import { describe, expect, test } from '@jest/globals';
import { csvLine } from './csv.ts';

describe('a line of comma-separated values', () => {
  test('quotes what needs it and leaves the rest', () => {
    expect(csvLine(['Smith, Jo', 'said "yes"', 'two\nlines', 12])).toBe(
      '"Smith, Jo","said ""yes""","two\nlines",12\r\n',
    );
  });

  test.each(['=HYPERLINK("x")', '+1', '-1+2', '@sum', '\tx', '\rx'])('%j is text, not a formula', (text) => {
    expect(csvLine([text]).replace(/^"/, '')).toMatch(/^'/);
  });

  test('a number stays a number', () => {
    expect(csvLine([-1])).toBe('-1\r\n');
  });
});
