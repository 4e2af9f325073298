import { describe, expect, it } from '@jest/globals';
import { readCsv } from './csv.ts';

const areas = [
  { slug: 'ks2', name: 'Norfolk KS2 Challenge' },
  { slug: 'transitions', name: 'Ensuring effective transitions' },
];
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string | Uint8Array) => readCsv(typeof text === 'string' ? bytes(text) : text, areas);

const reading = (text: string | Uint8Array) => {
  const result = read(text);
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
};
const failure = (text: string | Uint8Array) => {
  const result = read(text);
  return result.ok ? null : result.failure;
};

const header = 'title,date,start,end,venue';
const row = (cells: string) => reading(`${header}\n${cells}\n`);
const heading = 'id,title,kind,date,end date,time,venue,online,places,phases,area,book by,status,sample';

describe('reading a programme from CSV', () => {
  it('reads a full row', () => {
    const { entries, refusals } = reading(
      `${heading}\nap1,"Framework, final session",workshop,7 May 2024,,9am to 12pm,The Nest,,40,Secondary; AP,KS2,29 April 2024,,\n`,
    );
    expect(refusals).toEqual([]);
    expect(entries).toEqual([
      {
        line: 2,
        uid: 'ap1',
        cancelled: false,
        details: {
          title: 'Framework, final session',
          description: '',
          kind: 'workshop',
          start: '2024-05-07T08:00:00Z',
          end: '2024-05-07T11:00:00Z',
          zone: 'Europe/London',
          allDay: false,
          attendance: 'inPerson',
          venue: 'The Nest',
          capacity: 40,
          audience: null,
          phases: ['secondary', 'alternativeProvision'],
          area: 'ks2',
          programme: null,
          theme: null,
          bookBy: '2024-04-29T22:59:00Z',
          link: null,
          sample: false,
        },
      },
    ]);
  });

  it('reads deadlines, several days and sessions online', () => {
    const { entries } = reading(
      `${heading}\n,Survey closes,deadline,17/5/2024,,,,,,,,,,\n,Practice Week,conference,20 May 2024,24 May 2024,all day,,yes,,all,,,,yes\n`,
    );
    expect(entries.map(({ uid }) => uid)).toEqual(['survey closes|2024-05-17', 'practice week|2024-05-20']);
    expect(entries.map(({ details }) => details)).toEqual([
      expect.objectContaining({
        kind: 'keyDate',
        allDay: true,
        attendance: 'none',
        start: '2024-05-16T23:00:00Z',
        end: '2024-05-17T23:00:00Z',
      }),
      expect.objectContaining({
        attendance: 'online',
        allDay: true,
        end: '2024-05-24T23:00:00Z',
        sample: true,
      }),
    ]);
  });

  it('reads dates and times that a program wrote', () => {
    const { entries } = row('Meeting,,2027-05-19 09:30:00,2027-05-19T11:00,Teams');
    expect(entries[0]?.details).toMatchObject({
      start: '2027-05-19T08:30:00Z',
      end: '2027-05-19T10:00:00Z',
      attendance: 'online',
      venue: null,
    });
  });

  it.each([
    ['31 June', 'Meeting,31/6/2027,9am,10am,Hall', 'date', /no such day/],
    ['a day without a year', 'Meeting,3 June,9am,10am,Hall', 'date', /not a date/],
    ['the wrong day of the week', 'Meeting,Mon 19 January 2027,9am,10am,Hall', 'date', /Tuesday/],
    ['the hour the clocks skip', 'Meeting,28 March 2027,1:30am,3am,Hall', 'start', /skip that hour/],
    ['the hour the clocks repeat', 'Meeting,31 October 2027,1:30am,3am,Hall', 'start', /repeat that hour/],
    ['an end before the start', 'Meeting,19/1/2027,3pm,2pm,Hall', 'end', /before the start/],
    ['no times', 'Meeting,19/1/2027,,,Hall', 'start', /all day/],
    ['no place', 'Meeting,19/1/2027,9am,10am,', 'venue', /Say where/],
    ['no title', ',19/1/2027,9am,10am,Hall', 'title', /title is missing/],
    ['too many cells', 'Meeting,19/1/2027,9am,10am,Hall,Norwich', null, /6 cells/],
  ])('refuses %s with line and column', (_, cells, column, reason) => {
    const { entries, refusals } = row(cells);
    expect(entries).toEqual([]);
    expect(refusals).toEqual([
      expect.objectContaining({ line: 2, column, reason: expect.stringMatching(reason) }),
    ]);
  });

  it('names the allowed words for an unknown kind, phase and area', () => {
    const line = (kind: string, phases: string, area: string) =>
      `,Party,${kind},19/1/2027,,9am to 10am,Hall,,,${phases},${area},,,`;
    const { refusals } = reading(
      [heading, line('party', '', ''), line('', 'big school', ''), line('', '', 'cakes')].join('\n'),
    );
    expect(refusals.map(({ line: number, column, reason }) => [number, column, reason])).toEqual([
      [2, 'kind', expect.stringContaining('meeting, conference, workshop')],
      [3, 'phases', expect.stringContaining('early years, primary')],
      [4, 'area', expect.stringContaining('ks2, transitions')],
    ]);
  });

  it('goes on after a bad row and counts lines inside quoted cells', () => {
    const text = `title,date,start,end,venue,description\n\nOne,19/1/2027,9am,10am,Hall,"two\nlines"\nTwo,soon,9am,10am,Hall,\nThree,19/1/2027,9am,10am,Hall,\n`;
    const { entries, refusals } = reading(text);
    expect(entries.map(({ line, details }) => [line, details.title])).toEqual([
      [3, 'One'],
      [6, 'Three'],
    ]);
    expect(refusals.map(({ line }) => line)).toEqual([5]);
  });

  it('refuses broken quotes at their line and keeps the good rows', () => {
    const open = row(
      'One,19/1/2027,9am,10am,Hall\nTwo,19/1/2027,9am,10am,"Hall\nThree,19/1/2027,9am,10am,Hall',
    );
    expect(open.entries).toHaveLength(1);
    expect(open.refusals).toEqual([
      expect.objectContaining({ line: 3, uid: null, reason: expect.stringContaining('never closed') }),
    ]);
    const inside = row('One "the first",19/1/2027,9am,10am,Hall\nTwo,19/1/2027,9am,10am,Hall');
    expect([inside.entries.length, inside.refusals.map(({ line }) => line)]).toEqual([1, [2]]);
  });

  it.each([
    ['semicolons', `${header}\nMeeting,19/1/2027,9am,10am,Hall`.replaceAll(',', ';')],
    ['tabs', `${header}\nMeeting,19/1/2027,9am,10am,Hall`.replaceAll(',', '\t')],
    ['a named separator', `sep=;\n${header}\nMeeting,19/1/2027,9am,10am,Hall`.replaceAll(',', ';')],
    ['Windows line ends', `${header}\r\nMeeting,19/1/2027,9am,10am,Hall\r\n`],
    [
      'other names of columns',
      'Event,Start Date,Start time,Finish,Location\nMeeting,19/1/2027,9am,10am,Hall',
    ],
  ])('reads %s', (_, text) => {
    expect(reading(text).entries).toHaveLength(1);
  });

  it.each([
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf8')],
    ['UTF-16 with a mark', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without a mark', (text: string) => Buffer.from(text, 'utf16le')],
    ['big-endian UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['Windows-1252', (text: string) => Buffer.from(text, 'latin1')],
  ])('reads %s', (_, encode) => {
    const { entries } = reading(encode(`${header}\nCafé visit,19/1/2027,9am,10am,Hall\n`));
    expect(entries.map(({ details }) => details.title)).toEqual(['Café visit']);
  });

  it('says which columns it left out', () => {
    const { notes } = reading(`${header},Cost,Room\nMeeting,19/1/2027,9am,10am,Hall,£5,2`);
    expect(notes).toEqual([expect.stringContaining('"Cost"'), expect.stringContaining('"Room"')]);
  });

  it.each([
    ['an empty file', '', 'unreadable', /empty/],
    ['a file of blank lines', '\n\n', 'unreadable', /no rows/],
    ['a file that is no programme', 'a,b\n1,2', 'unreadable', /"title" and "date"/],
    ['200 columns', Array.from({ length: 200 }, (_, n) => `c${n}`).join(','), 'unreadable', /200 columns/],
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'unreadable', /Excel workbook/],
    ['20,001 rows', `title,date\n${'x,y\n'.repeat(20_001)}`, 'tooLarge', /20,000 rows/],
    ['50 MB', new Uint8Array(50 * 1024 * 1024), 'tooLarge', /50 MB/],
  ])('says clearly why it cannot use %s', (_, text, code, message) => {
    expect(failure(text)).toEqual({ code, message: expect.stringMatching(message) });
  });

  it('refuses 50 MB without reading it', () => {
    const file = new Uint8Array(50 * 1024 * 1024);
    const before = performance.now();
    failure(file);
    expect(performance.now() - before).toBeLessThan(50);
  });
});
