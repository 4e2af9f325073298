import { describe, expect, test } from '@jest/globals';
import { schoolYearOf, schoolYearSchema } from './schoolYear.ts';

describe('a school year', () => {
  test.each([
    ['2026-08-31', '2025-26'],
    ['2026-09-01', '2026-27'],
    ['2027-01-15', '2026-27'],
    ['2099-10-01', '2099-00'],
  ])('%s is in %s', (day, year) => {
    expect(schoolYearOf(day)).toBe(year);
    expect(schoolYearSchema.parse(year)).toBe(year);
  });

  test.each(['2026-28', '2026', '26-27', '2026/27'])('%s is none', (text) => {
    expect(schoolYearSchema.safeParse(text).success).toBe(false);
  });
});
