import { describe, expect, it } from '@jest/globals';
import { anEvent } from '../../../testing/anEvent.ts';
import { beginning, comingUp, grouped, past } from './grouping.ts';

/** A Tuesday. */
const now = '2026-11-24T07:55:00Z';

const on = (day: string, title = day) =>
  anEvent({ title, start: `${day}T16:00:00Z`, end: `${day}T17:00:00Z` });

const names = (events: ReturnType<typeof on>[]) => grouped(events, now).map(({ name }) => name);

describe('the list', () => {
  it('calls the weeks nearest to today by their names and the rest by month', () => {
    const days = ['2026-11-29', '2026-11-30', '2026-12-06', '2026-12-07', '2027-01-11'];
    expect(names(days.map((day) => on(day)))).toEqual([
      'This week',
      'Next week',
      'December 2026',
      'January 2027',
    ]);
  });

  it('keeps what began earlier and still runs in this week', () => {
    const running = anEvent({ start: '2026-11-16T09:00:00Z', end: '2026-11-27T17:00:00Z' });
    expect(names([running])).toEqual(['This week']);
  });

  it('names last week and months when it looks back', () => {
    expect(names([on('2026-11-23'), on('2026-11-17'), on('2026-11-12'), on('2026-10-01')])).toEqual([
      'This week',
      'Last week',
      'November 2026',
      'October 2026',
    ]);
  });

  it('puts an event on the day it has in its own zone', () => {
    const late = anEvent({ start: '2026-06-30T23:30:00Z', end: '2026-07-01T00:30:00Z' });
    expect(grouped([late], now)[0]?.days[0]?.day).toBe('2026-07-01');
  });

  it('keeps events of one day together, in the order of their start', () => {
    const morning = anEvent({ title: 'Morning', start: '2026-11-25T09:00:00Z', end: '2026-11-25T10:00:00Z' });
    const [group] = grouped(comingUp([on('2026-11-25'), morning], now), now);
    expect(group?.days.map(({ events }) => events.map(({ title }) => title))).toEqual([
      ['Morning', '2026-11-25'],
    ]);
  });

  it('parts past from coming at the end of an event, not at its start', () => {
    const events = [
      on('2026-11-23'),
      anEvent({ title: 'On now', start: '2026-11-24T07:00:00Z', end: '2026-11-24T09:00:00Z' }),
    ];
    expect(comingUp(events, now).map(({ title }) => title)).toEqual(['On now']);
    expect(past(events, now).map(({ title }) => title)).toEqual(['2026-11-23']);
  });

  it('begins with as many events as fit on a screen, cutting a day where it must', () => {
    const groups = grouped([on('2026-11-24'), on('2026-11-24'), on('2026-12-01')], now);
    const first = beginning(groups, 1);
    expect(first.map(({ name }) => name)).toEqual(['This week']);
    expect(first[0]?.days[0]?.events).toHaveLength(1);
    expect(beginning(groups, 10)).toEqual(groups);
  });
});
