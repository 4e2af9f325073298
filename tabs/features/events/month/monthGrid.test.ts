import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, weekdayOf } from '#core/time/days.ts';
import { anEvent } from '../../../testing/anEvent.ts';
import { dayAfterKey, eventsByDay, weeksOfMonth } from './monthGrid.ts';

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2000-01-01', count));

describe('the month as a table', () => {
  it('has whole weeks from Monday, with every day of the month and no week without one', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const weeks = weeksOfMonth(day);
        const days = weeks.flat();
        expect(days).toContain(day);
        expect(weeks.every((week) => week.length === 7 && weekdayOf(week[0] ?? '') === 1)).toBe(true);
        expect(daysBetween(days[0] ?? '', days.at(-1) ?? '')).toBe(days.length - 1);
        expect(weeks.every((week) => week.some((each) => each.slice(0, 7) === day.slice(0, 7)))).toBe(true);
      }),
    );
  });

  it('shows an event of several days on each of them, and not on the day after', () => {
    const week = anEvent({ allDay: true, start: '2027-05-16T23:00:00Z', end: '2027-05-21T23:00:00Z' });
    expect([...eventsByDay([week]).keys()]).toEqual([
      '2027-05-17',
      '2027-05-18',
      '2027-05-19',
      '2027-05-20',
      '2027-05-21',
    ]);
  });
});

describe('keys in the month', () => {
  it.each([
    ['ArrowLeft', '2026-11-23'],
    ['ArrowRight', '2026-11-25'],
    ['ArrowUp', '2026-11-17'],
    ['ArrowDown', '2026-12-01'],
    ['Home', '2026-11-23'],
    ['End', '2026-11-29'],
    ['PageUp', '2026-10-24'],
    ['PageDown', '2026-12-24'],
    ['a', null],
  ])('%s leads from Tuesday 24 November to %s', (key, day) => {
    expect(dayAfterKey(key, '2026-11-24')).toBe(day);
  });

  it('leads to the last day of a month that is shorter', () => {
    expect(dayAfterKey('PageDown', '2027-01-31')).toBe('2027-02-28');
    expect(dayAfterKey('PageUp', '2027-03-31')).toBe('2027-02-28');
  });
});
