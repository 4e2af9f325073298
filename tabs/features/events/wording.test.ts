import { describe, expect, it } from '@jest/globals';
import { counted } from '../../components/counted.ts';
import { anEvent } from '../../testing/anEvent.ts';
import { spanOnDay } from './dates.ts';
import { guestProblems } from './detail/guest.ts';

describe('times in a list that already says the day', () => {
  it.each([
    [{}, '4pm to 5pm'],
    [{ allDay: true, start: '2026-12-03T00:00:00Z', end: '2026-12-04T00:00:00Z' }, 'All day'],
    [{ allDay: true, start: '2027-05-16T23:00:00Z', end: '2027-05-21T23:00:00Z' }, 'All day, to Fri 21 May'],
    [{ end: '2026-12-04T09:00:00Z' }, '4pm, to Fri 4 Dec'],
  ])('%j is %s', (overrides, words) => {
    expect(spanOnDay(anEvent(overrides))).toBe(words);
  });
});

describe('numbers in sentences', () => {
  it('counts as people say it', () => {
    expect([counted(1, 'event'), counted(1200, 'event')]).toEqual(['1 event', '1,200 events']);
  });
});

describe('somebody to book for', () => {
  it('needs a name and an address to which mail can go', () => {
    expect(guestProblems({ name: ' ', email: 'head' })).toEqual({
      name: 'Enter a name.',
      email: 'Enter an e-mail address such as name@school.example.',
    });
    expect(guestProblems({ name: 'Visiting teacher', email: ' visitor@school.example ' })).toEqual({});
  });
});
