import { describe, expect, it } from '@jest/globals';
import { clockWords, dayRangeWords, shortDay, shortWhenWords, whenWords } from './wording.ts';

const zone = 'Europe/London';

describe('wording of dates', () => {
  it('writes a timed event in full and short', () => {
    const visit = { start: '2027-01-19T09:30:00Z', end: '2027-01-19T12:00:00Z', zone, allDay: false };
    expect(whenWords(visit)).toBe('Tuesday 19 January 2027, 9:30am to midday');
    expect(shortWhenWords(visit)).toBe('Tue 19 Jan, 9:30am to midday');
    expect(shortDay('2027-09-01')).toBe('Wed 1 Sep');
  });

  it('shows summer time', () => {
    const session = { start: '2027-05-19T08:30:00Z', end: '2027-05-19T14:00:00Z', zone, allDay: false };
    expect(whenWords(session)).toBe('Wednesday 19 May 2027, 9:30am to 3pm');
  });

  it('writes all-day events without times', () => {
    const deadline = { start: '2024-05-16T23:00:00Z', end: '2024-05-17T23:00:00Z', zone, allDay: true };
    const week = { start: '2024-05-19T23:00:00Z', end: '2024-05-24T23:00:00Z', zone, allDay: true };
    expect(whenWords(deadline)).toBe('Friday 17 May 2024');
    expect(whenWords(week)).toBe('20 to 24 May 2024');
    expect(shortWhenWords(week)).toBe('Mon 20 May to Fri 24 May');
  });

  it('writes events that go over night with both days', () => {
    const stay = { start: '2027-01-19T18:00:00Z', end: '2027-01-20T09:00:00Z', zone, allDay: false };
    expect(whenWords(stay)).toBe('Tuesday 19 January 2027, 6pm to Wednesday 20 January 2027, 9am');
    const late = { start: '2027-01-19T18:00:00Z', end: '2027-01-20T00:00:00Z', zone, allDay: false };
    expect(whenWords(late)).toBe('Tuesday 19 January 2027, 6pm to midnight');
  });

  it('names month and year twice only where they differ', () => {
    expect(dayRangeWords('2024-05-30', '2024-06-02')).toBe('30 May to 2 June 2024');
    expect(dayRangeWords('2024-12-30', '2025-01-02')).toBe('30 December 2024 to 2 January 2025');
  });

  it('names midday and midnight', () => {
    expect(['00:00', '00:05', '12:00', '12:30', '17:00'].map(clockWords)).toEqual([
      'midnight',
      '12:05am',
      'midday',
      '12:30pm',
      '5pm',
    ]);
  });
});
