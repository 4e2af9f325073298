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
    expect(open.entries.map(({ line }) => line)).toEqual([2, 4]);
    expect(open.refusals).toEqual([
      expect.objectContaining({ line: 3, uid: null, reason: expect.stringContaining('never closed') }),
    ]);
    const inside = row('One "the first",19/1/2027,9am,10am,Hall\nTwo,19/1/2027,9am,10am,Hall');
    expect([inside.entries.length, inside.refusals.map(({ line }) => line)]).toEqual([1, [2]]);
  });

  it.each([
    ['text after a closing quote', '"Two" again,19/1/2027,9am,10am,Hall', /after a closing quote/],
    ['text after the last closing quote', 'Two,19/1/2027,9am,10am,"Hall" B', /after a closing quote/],
    ['a row of 100,000 characters', `Two,19/1/2027,9am,10am,${'Hall '.repeat(20_000)}`, /too long/],
    ['a million empty cells', `Two${','.repeat(1_000_000)}`, /too long/],
  ])('loses no row after %s', (_, broken, reason) => {
    const fine = 'Fine,19/1/2027,9am,10am,Hall';
    const { entries, refusals } = row(`${fine}\n${broken}\n${fine}\n${fine}\n"${fine}"`);
    expect(entries.map(({ line }) => line)).toEqual([2, 4, 5]);
    expect(refusals.map(({ line }) => line)).toEqual([3, 6]);
    expect(refusals[0]?.reason).toMatch(reason);
  });

  it('reads rows that were pasted together from two encodings, and says which lines to look at', () => {
    const utf8 = Buffer.from(`${header}\nZoë’s visit,19/1/2027,9am,10am,Hall\n`);
    const latin = Buffer.from('Café visit,19/1/2027,9am,10am,Hall\n', 'latin1');
    const { entries, notes } = reading(Buffer.concat([utf8, latin]));
    expect(entries.map(({ details }) => details.title)).toEqual(['Zoë’s visit', 'Café visit']);
    expect(notes).toEqual([expect.stringContaining('line 3 is not UTF-8')]);
  });

  it('quotes what is wrong in few plain characters, whatever stands there', () => {
    const { refusals } = row(`Esc\u001b[2J\u202eape,${'9'.repeat(90_000)}\u001b[2J,9am,10am,Hall`);
    expect(refusals[0]).toMatchObject({ title: 'Esc [2J ape', column: 'date' });
    expect(refusals[0]?.reason).toMatch(/^"9+ … 9+ \[2J" is not a date\. Write it as/);
    expect(refusals[0]?.reason.length).toBeLessThan(400);
  });

  it.each([
    ['of nothing that can be seen', '\u200b\u2060'],
    ['over two lines', 'Two\u2028lines'],
    ['of 200 emoji, which are 400 characters elsewhere', '😀'.repeat(200)],
  ])('refuses a title %s', (_, title) => {
    const { refusals } = row(`${title},19/1/2027,9am,10am,Hall`);
    expect(refusals).toEqual([expect.objectContaining({ line: 2, column: 'title' })]);
  });

  it('takes titles of 200 characters, with emoji, from right to left and with formulas as they are', () => {
    const titles = ['T'.repeat(200), '👩🏽‍🏫 Teachers', 'יום עיון', '=1+1', '<b>&amp;</b> **x** [y](z)'];
    const { entries } = row(titles.map((title) => `${title},19/1/2027,9am,10am,Hall`).join('\n'));
    expect(entries.map(({ details }) => details.title)).toEqual(titles);
  });

  it('points at the column that makes an event too long', () => {
    const { refusals } = reading('title,date,end date,all day,venue\nLong,19/1/2027,19/3/2028,yes,Hall\n');
    expect(refusals).toEqual([expect.objectContaining({ column: 'end date' })]);
  });

  it('passes over the empty columns that a spreadsheet adds', () => {
    const { entries, notes } = reading(
      `${header}${','.repeat(200)}\nMeeting,19/1/2027,9am,10am,Hall${','.repeat(200)}\n`,
    );
    expect([entries.length, notes]).toEqual([1, []]);
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
    ['columns without rows', 'title,date\n', 'unreadable', /no rows below/],
    ['a header with a broken quote', '"title,date\nMeeting,19/1/2027\n', 'unreadable', /^Line 1,/],
    ['101 broken rows', `title,date\n${'x "y" z,19/1/2027\n'.repeat(101)}`, 'unreadable', /line 2/],
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'unreadable', /Excel workbook.*CSV/],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), 'unreadable', /old Excel workbook/],
    ['a PDF', '%PDF-1.7\n', 'unreadable', /PDF/],
    ['a web page', '<!DOCTYPE html><title>Sign in</title>', 'unreadable', /web page.*sign-in/],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5, 6, 7]), 'unreadable', /not text/],
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
