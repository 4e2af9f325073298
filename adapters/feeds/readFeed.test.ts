import { describe, expect, it } from '@jest/globals';
import { readFeed } from './readFeed.ts';

const now = '2026-11-23T09:00:00Z';
const csv = 'title,date,time,venue\nMeeting,19/1/2027,9am to 10am,Hall\n';
const ics = (...lines: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'UID:a',
    'SUMMARY:Meeting',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\n');
const read = (name: string, text: string, milliseconds?: number) =>
  readFeed({ name, bytes: new TextEncoder().encode(text) }, [], now, milliseconds);
const failure = (result: ReturnType<typeof read>) => (result.ok ? null : result.failure.message);

describe('reading a programme file', () => {
  const calendar = ics('DTSTART:20270119T090000Z', 'DTEND:20270119T100000Z');

  it.each([
    ['programme.csv', csv],
    ['PROGRAMME.CSV', csv],
    ['programme', csv],
    ['calendar.ics', calendar],
    ['calendar', calendar],
    ['calendar.txt', calendar],
  ])('reads %s by its kind', (name, text) => {
    const result = read(name, text);
    expect(result.ok && result.value.entries).toHaveLength(1);
  });

  it('names the kinds it can read', () => {
    expect(failure(read('programme.doc', 'x'))).toMatch(/\.csv.*\.ics/);
    expect(failure(read('programme.xlsx', 'PK\u0003\u0004'))).toMatch(/Excel workbook/);
  });

  it('gives up after its time', () => {
    const many = 'Meeting,19/1/2027,9am to 10am,Hall\n'.repeat(19_000);
    expect(failure(read('programme.csv', csv + many, 5))).toBe(
      'The file could not be read in 0.005 seconds.',
    );
  });
});
