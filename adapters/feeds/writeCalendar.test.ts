import { describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import type { Booking } from '#core/bookings/booking.ts';
import type { CollaborativeEvent } from '#core/events/event.ts';
import { aBooking } from '../../tests/builders/aBooking.ts';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { readIcs } from './ics.ts';
import { writeCalendar } from './writeCalendar.ts';

const write = (
  event: CollaborativeEvent,
  booking: Booking | null = null,
  name = 'Norfolk Learning',
): string =>
  writeCalendar({ name, entries: [{ event, booking }] }, { publicUrl: 'https://learning.example' });

const linesOf = (...given: Parameters<typeof write>): string[] =>
  write(...given)
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n');

const textOf = (lines: string[], name: string): string | undefined =>
  lines.findLast((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);

describe('a calendar file', () => {
  test('states a timed event on the clocks of the county, known by its id for ever', () => {
    const event = anEvent({ start: '2027-05-19T08:30:00Z', end: '2027-05-19T14:00:00Z', version: 3 });
    expect(linesOf(event)).toEqual(
      expect.arrayContaining([
        'METHOD:PUBLISH',
        `UID:${event.id}@learning.example`,
        'SEQUENCE:2',
        'DTSTART;TZID=Europe/London:20270519T093000',
        'DTEND;TZID=Europe/London:20270519T150000',
        'STATUS:CONFIRMED',
        'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
        'X-PUBLISHED-TTL:PT1H',
        'TZID:Europe/London',
      ]),
    );
  });

  test.each([
    ['winter', '2027-01-19T09:30:00Z', '2027-01-19T12:00:00Z'],
    ['summer', '2027-07-19T09:30:00Z', '2027-07-19T12:00:00Z'],
    ['the night the clocks go forward', '2027-03-28T00:30:00Z', '2027-03-28T01:30:00Z'],
    ['the hour that comes twice', '2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z'],
  ])('is read as the same moments in %s, by the zone it carries', (_, start, end) => {
    const component = new ICAL.Component(ICAL.parse(write(anEvent({ start, end }))));
    const zone = component.getFirstSubcomponent('vtimezone');
    if (zone) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
    const event = new ICAL.Event(component.getFirstSubcomponent('vevent') ?? undefined);
    expect([event.startDate, event.endDate].map((time) => time.toJSDate().toISOString())).toEqual(
      [start, end].map((instant) => instant.replace('Z', '.000Z')),
    );
  });

  test('is read by our own reader as it was written', () => {
    const event = anEvent({ venue: 'County Hall; Norwich, NR1' });
    const reading = readIcs(new TextEncoder().encode(write(event)), [], '2026-11-23T09:00:00Z');
    expect(reading).toMatchObject({
      ok: true,
      value: {
        entries: [{ details: { title: event.title, start: event.start, end: event.end } }],
        refusals: [],
      },
    });
  });

  test('is the same each time it is written', () => {
    expect(write(anEvent())).toBe(write(anEvent()));
    expect(linesOf(anEvent({ changedAt: '2026-11-02T10:00:00Z' }))).toContain('DTSTAMP:20261102T100000Z');
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

  test('says that a cancelled event is cancelled, to whoever had a place as well', () => {
    const event = anEvent({ state: 'cancelled' });
    expect(linesOf(event)).toContain('STATUS:CANCELLED');
    expect(linesOf(event, aBooking())).toContain('STATUS:CANCELLED');
  });

  test('keeps what people wrote inside its own property', () => {
    const lines = linesOf(
      anEvent({ title: 'A\r\nATTENDEE:mailto:x@example.com', description: 'b;c,d' }),
      null,
      'Reading, writing; more',
    );
    expect(lines.some((line) => line.startsWith('ATTENDEE'))).toBe(false);
    expect(textOf(lines, 'X-WR-CALNAME')).toBe('Reading\\, writing\\; more');
  });

  test('starts its text with the link that leads on to the meeting, and never has the meeting’s own', () => {
    const event = anEvent({ attendance: 'online', joinUrl: 'https://meeting.example/1' });
    expect(textOf(linesOf(event), 'DESCRIPTION')).toMatch(
      new RegExp(`^https://learning.example/go/e/${event.id}`),
    );
    expect(write(event)).not.toContain('meeting.example');
  });
});

describe('a personal calendar', () => {
  test('says how its owner stands', () => {
    const standing = (booking: Partial<Booking>) => {
      const lines = linesOf(anEvent(), aBooking(booking));
      return [textOf(lines, 'SUMMARY'), lines.find((line) => line.startsWith('STATUS:'))];
    };
    const { title } = anEvent();
    expect(standing({ state: 'going' })).toEqual([title, 'STATUS:CONFIRMED']);
    expect(standing({ state: 'waiting' })).toEqual([`Waiting list: ${title}`, 'STATUS:TENTATIVE']);
    expect(standing({ state: 'offered', offeredUntil: '2027-01-10T12:00:00Z' })).toEqual([
      `Place offered: ${title}`,
      'STATUS:TENTATIVE',
    ]);
  });

  test('names nobody', () => {
    const booking = aBooking();
    const text = write(anEvent(), booking);
    for (const word of [booking.person.name, booking.person.email]) expect(text).not.toContain(word);
  });
});
