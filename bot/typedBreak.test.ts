import { describe, expect, test } from '@jest/globals';
import { typedBreak } from './typedBreak.ts';

/** A Monday. */
const today = '2026-11-23';

describe('a break', () => {
  test.each([
    ['until 4 January', '2027-01-04'],
    ['till friday', '2026-11-27'],
    ['til tomorrow', '2026-11-24'],
    ['4/1/2027', '2027-01-04'],
    ['for two weeks', '2026-12-07'],
    ['a week', '2026-11-30'],
    ['10 days', '2026-12-03'],
    ['until monday', '2026-11-30'],
  ])('“%s” ends on %s', (words, until) => {
    expect(typedBreak(words, today)).toEqual({ until });
  });

  test.each([
    ['', 'Until when?'],
    ['until', 'Until when?'],
    ['until yesterday', 'Sunday 22 November 2026 is past.'],
    ['until today', 'Monday 23 November 2026 is today.'],
    ['until 31 february', 'I do not know which day ‘31 february’ is.'],
    ['until dinosaurs', 'I do not know which day ‘dinosaurs’ is.'],
    ['until [x](y)', '‘[x](y)’'],
    ['until 4 january 2035', 'A break ends by Tuesday 28 December 2027 at the latest.'],
    ['0 days', 'I do not know which day'],
  ])('“%s” is answered by what is wrong', (words, problem) => {
    expect(typedBreak(words, today)).toEqual({ problem: expect.stringContaining(problem) });
  });
});
