import { describe, expect, test } from '@jest/globals';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { FixedClock } from '../../tests/doubles/fixedClock.ts';
import { writeCalendar } from './writeCalendar.ts';

const linesOf = (event: ReturnType<typeof anEvent>): string[] =>
  writeCalendar([event], { clock: new FixedClock(), publicUrl: 'https://learning.example' })
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n');

describe('a calendar file', () => {
  test('states a timed event in UTC, known by its id for ever', () => {
    const event = anEvent({ start: '2027-05-19T08:30:00Z', end: '2027-05-19T14:00:00Z', version: 3 });
    expect(linesOf(event)).toEqual(
      expect.arrayContaining([
        'METHOD:PUBLISH',
        `UID:${event.id}@learning.example`,
        'SEQUENCE:2',
        'DTSTART:20270519T083000Z',
        'DTEND:20270519T140000Z',
        'STATUS:CONFIRMED',
      ]),
    );
  });

  test('gives a deadline its days, in summer time as well, and leaves the diary free', () => {
    const lines = linesOf(
      anEvent({ kind: 'keyDate', allDay: true, start: '2027-05-16T23:00:00Z', end: '2027-05-17T23:00:00Z' }),
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        'DTSTART;VALUE=DATE:20270517',
        'DTEND;VALUE=DATE:20270518',
        'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
      ]),
    );
  });

  test('says that a cancelled event is cancelled', () => {
    expect(linesOf(anEvent({ state: 'cancelled' }))).toContain('STATUS:CANCELLED');
  });

  test('keeps what people wrote inside its own property', () => {
    const lines = linesOf(anEvent({ title: 'A\r\nATTENDEE:mailto:x@example.com', description: 'b;c,d' }));
    expect(lines.some((line) => line.startsWith('ATTENDEE'))).toBe(false);
  });

  test('starts its text with the link that leads on to the meeting', () => {
    const event = anEvent();
    const description = linesOf(event).find((line) => line.startsWith('DESCRIPTION'));
    expect(description).toContain(`https://learning.example/go/e/${event.id}`);
  });
});
