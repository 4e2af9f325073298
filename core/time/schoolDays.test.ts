import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Preferences, usualPreferences } from '../people/preferences.ts';
import { isSchoolDay, nextSendable, schoolCalendarSchema } from './schoolDays.ts';
import { instantOf, ukZone, wallTime } from './zones.ts';

const calendar = schoolCalendarSchema.parse(
  JSON.parse(readFileSync(new URL('../../content/school-calendar.json', import.meta.url), 'utf8')),
);
const next = (instant: string, choices: Partial<Preferences> = {}) =>
  nextSendable(instant, { ...usualPreferences, ...choices }, calendar);

describe('a school day', () => {
  test.each([
    ['2025-10-24', true, 'last day before half-term'],
    ['2025-10-27', false, 'half-term'],
    ['2025-11-03', true, 'staff training'],
    ['2026-05-04', false, 'bank holiday in term'],
    ['2026-11-21', false, 'Saturday'],
    ['2026-11-23', true, 'Monday of a year that is not published yet'],
    ['2026-12-23', false, 'usual holidays of such a year'],
  ])('%s: %s (%s)', (day, expected) => {
    expect(isSchoolDay(day, calendar)).toBe(expected);
  });
});

describe('the next moment for a message that nobody asked for', () => {
  test('is now on a school day between 7:30am and 6pm', () => {
    expect(next('2026-11-23T09:00:00Z')).toBe('2026-11-23T09:00:00Z');
  });

  test('is the next morning after 6pm, and Monday after Friday evening', () => {
    expect(next('2026-11-23T18:00:00Z')).toBe('2026-11-24T07:30:00Z');
    expect(next('2026-11-27T18:30:00Z')).toBe('2026-11-30T07:30:00Z');
    expect(next('2026-11-24T03:00:00Z')).toBe('2026-11-24T07:30:00Z');
  });

  test('keeps to clocks in Britain in summer', () => {
    expect(next('2026-06-08T04:00:00Z')).toBe('2026-06-08T06:30:00Z');
  });

  test('waits for the end of half-term, unless holidays are wanted', () => {
    expect(next('2025-10-25T10:00:00Z')).toBe('2025-11-03T07:30:00Z');
    expect(next('2025-10-27T10:00:00Z', { quietHolidays: false })).toBe('2025-10-27T10:00:00Z');
  });

  test('comes on no bank holiday, unless holidays are wanted', () => {
    expect(next('2026-05-04T10:00:00Z')).toBe('2026-05-05T06:30:00Z');
    expect(next('2026-05-04T10:00:00Z', { quietHolidays: false })).toBe('2026-05-04T10:00:00Z');
  });

  test('a break ends by itself in the morning', () => {
    expect(next('2026-11-23T09:00:00Z', { pausedUntil: '2027-01-12' })).toBe('2027-01-12T07:30:00Z');
    expect(next('2026-11-23T09:00:00Z', { pausedUntil: '2026-11-23' })).toBe('2026-11-23T09:00:00Z');
  });

  test('quiet in the middle of the day, and never quiet', () => {
    expect(next('2026-11-23T12:15:00Z', { quiet: { from: '12:00', to: '13:00' } })).toBe(
      '2026-11-23T13:00:00Z',
    );
    expect(next('2026-11-23T03:15:00Z', { quiet: { from: '00:00', to: '00:00' } })).toBe(
      '2026-11-23T03:15:00Z',
    );
  });

  test('never lies in quiet hours or before what it was asked for', () => {
    const minute = fc.integer({ min: 0, max: 3 * 365 * 24 * 60 });
    fc.assert(
      fc.property(minute, (minutes) => {
        const asked = instantOf(new Date(Date.UTC(2024, 8, 1) + minutes * 60_000));
        const answer = next(asked) ?? '';
        const { day, time } = wallTime(answer, ukZone);
        expect(answer >= asked).toBe(true);
        expect(isSchoolDay(day, calendar) && time >= '07:30' && time < '18:00').toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
