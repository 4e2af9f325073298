import { describe, expect, it } from '@jest/globals';
import { anEvent } from '../../testing/anEvent.ts';
import { placesInWords } from './detail/places.ts';
import { bookingAct, canJoin, standing } from './standing.ts';

const now = '2026-12-01T09:00:00Z';
const booking = (state: 'going' | 'waiting' | 'offered') => ({
  state,
  reference: 'B7K2Q',
  position: state === 'waiting' ? 3 : null,
  offeredUntil: state === 'offered' ? '2026-12-02T18:00:00Z' : null,
});
const closed = { now: false, reason: 'Booking for this event has closed.' };

describe('where an event stands for a reader', () => {
  it.each([
    ['open', {}, 'book', 'There is room for everybody.'],
    ['open', { capacity: 60, placesLeft: 12 }, 'book', '12 of 60 places left.'],
    [
      'full',
      { capacity: 8, placesLeft: 0 },
      'wait',
      'Every place is taken. If one comes up, the first in line is offered it.',
    ],
    ['going', { booking: booking('going') }, null, 'You have a place. Reference B7K2Q.'],
    ['waiting', { booking: booking('waiting') }, null, 'You are third on the waiting list.'],
    [
      'offered',
      { booking: booking('offered') },
      'accept',
      'A place is held for you until 6pm on Wednesday 2 December 2026.',
    ],
    ['closed', { bookable: closed }, null, 'Booking for this event has closed.'],
    ['cancelled', { state: 'cancelled', booking: booking('going') }, null, 'This event will not take place.'],
    ['over', { end: '2026-11-30T17:00:00Z' }, null, 'This event is over.'],
    ['none', { kind: 'keyDate' }, null, ''],
  ] as const)('%s', (expected, overrides, act, words) => {
    const event = anEvent(overrides);
    expect([standing(event, now), bookingAct(event, now), placesInWords(event, now)]).toEqual([
      expected,
      act,
      words,
    ]);
  });
});

describe('the way into a meeting', () => {
  const event = anEvent({ joinUrl: 'https://teams.microsoft.com/l/meetup-join/1' });

  it('opens ten minutes before the start and closes at the end', () => {
    const at = [
      '2026-12-03T15:49:59Z',
      '2026-12-03T15:50:00Z',
      '2026-12-03T16:59:59Z',
      '2026-12-03T17:00:00Z',
    ];
    expect(at.map((each) => canJoin(event, each))).toEqual([false, true, true, false]);
  });

  it('stays closed for a cancelled event and for one without a meeting', () => {
    const during = '2026-12-03T16:30:00Z';
    expect(canJoin({ ...event, state: 'cancelled' }, during)).toBe(false);
    expect(canJoin({ ...event, joinUrl: null }, during)).toBe(false);
  });
});
