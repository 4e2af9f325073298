import { describe, expect, test } from '@jest/globals';
import { nextOccurrence, readSchedule } from './cron.ts';

const next = (expression: string, after: string): string =>
  nextOccurrence(readSchedule(expression), new Date(after)).toISOString();

describe('a schedule with six fields', () => {
  test.each([
    ['0 * * * * *', '2026-11-23T09:00:00Z', '2026-11-23T09:01:00.000Z'],
    ['0 */5 * * * *', '2026-11-23T09:04:59.900Z', '2026-11-23T09:05:00.000Z'],
    ['30 */5 * * * *', '2026-11-23T09:05:30Z', '2026-11-23T09:10:30.000Z'],
    ['0 30 9-16 * * mon-fri', '2026-11-20T16:30:00Z', '2026-11-23T09:30:00.000Z'],
    ['0 0 0 1 jan *', '2026-11-23T09:00:00Z', '2027-01-01T00:00:00.000Z'],
    ['0 0 12 29 2 *', '2026-11-23T09:00:00Z', '2028-02-29T12:00:00.000Z'],
    ['0 15,45 7 * * 0', '2026-11-22T07:15:00Z', '2026-11-22T07:45:00.000Z'],
    ['0 0 6 31 * *', '2026-11-01T00:00:00Z', '2026-12-31T06:00:00.000Z'],
  ])('%s comes after %s at %s', (expression, after, expected) => {
    expect(next(expression, after)).toBe(expected);
  });

  test('needs day and weekday to agree', () => {
    expect(next('0 0 0 13 * fri', '2026-11-23T00:00:00Z')).toBe('2027-08-13T00:00:00.000Z');
  });

  test.each(['* * * * *', '60 * * * * *', '0 0 0 0 * *', '0 0 0 * * 7', '0 */0 * * * *', '0 a * * * *', ''])(
    'refuses %p',
    (expression) => {
      expect(() => readSchedule(expression)).toThrow();
    },
  );

  test('says so when it never comes round', () => {
    expect(() => next('0 0 0 31 feb *', '2026-11-23T00:00:00Z')).toThrow(/never/);
  });
});
