import { describe, expect, it } from '@jest/globals';
import { readClock, readDay } from './typedMoment.ts';

describe('a typed day', () => {
  it.each([
    ['27 November 2026', '2026-11-27'],
    ['Friday 27 November 2026', '2026-11-27'],
    ['27/11/2026', '2026-11-27'],
    ['27/11/26', '2026-11-27'],
    ['tomorrow', '2026-11-25'],
    ['12 January', '2027-01-12'],
  ])('%s is %s', (text, day) => {
    expect(readDay(text, '2026-11-24')).toBe(day);
  });

  it.each(['', '31 June 2027', 'next week', 'soon', '27 November 2026 or so'])('%s is none', (text) => {
    expect(readDay(text, '2026-11-24')).toBeNull();
  });
});

describe('a typed time of day', () => {
  it.each([
    ['5pm', '17:00'],
    ['5:30 PM', '17:30'],
    ['9.15am', '09:15'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['17:00', '17:00'],
    ['midday', '12:00'],
  ])('%s is %s', (text, time) => {
    expect(readClock(text)).toBe(time);
  });

  it.each(['', '5', '25:00', '13pm', '10:75', 'late'])('%s is none', (text) => {
    expect(readClock(text)).toBeNull();
  });
});
