import { describe, expect, test } from '@jest/globals';
import { addDays, addMonths, clockTime, daysBetween, fullDay, mondayOf, today, ukMoment } from './days.ts';

describe('days', () => {
  test('are counted across the clock change', () => {
    expect(addDays('2027-03-27', 2)).toBe('2027-03-29');
    expect(daysBetween('2027-10-30', '2027-11-02')).toEqual(['2027-10-30', '2027-10-31', '2027-11-01']);
  });

  test('belong to a week that begins on Monday', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
  });

  test('of months so far away', () => {
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-01');
    expect(addMonths('2026-01-31', -1)).toBe('2025-12-01');
  });

  test('today is the day in the UK, an hour ahead in summer', () => {
    expect(today(new Date('2026-07-01T23:30:00Z'))).toBe('2026-07-02');
    expect(today(new Date('2026-11-22T23:30:00Z'))).toBe('2026-11-22');
  });

  test('are spelled as in the UK', () => {
    expect(fullDay('2026-11-24')).toBe('Tuesday 24 November 2026');
  });
});

describe('times', () => {
  test.each([
    ['2026-11-24T09:30:00.0000000', '9:30am'],
    ['2026-11-24T12:00:00.0000000', 'midday'],
    ['2026-11-24T12:05:00.0000000', '12:05pm'],
    ['2026-11-24T00:00:00.0000000', 'midnight'],
    ['2026-11-24T00:20:00.0000000', '12:20am'],
    ['2026-11-24T16:00:00.0000000', '4pm'],
  ])('%s is %s', (wallTime, spelled) => {
    expect(clockTime(wallTime)).toBe(spelled);
  });

  test('of an instant are UK time', () => {
    expect(ukMoment('2026-07-01T08:30:00Z')).toBe('Wed 1 Jul 2026, 9:30am');
  });
});
