import { describe, expect, it } from '@jest/globals';
import { readIcs } from './ics.ts';

const now = '2026-11-23T09:00:00Z';
const areas = [{ slug: 'ks2', name: 'Norfolk KS2 Challenge' }];
const bytes = (text: string) => new TextEncoder().encode(text);
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const vevent = (...lines: string[]) =>
  ['BEGIN:VEVENT', 'UID:a', 'SUMMARY:Network', 'LOCATION:County Hall', ...lines, 'END:VEVENT'].join('\r\n');

const when = ['DTSTART:20270519T083000Z', 'DURATION:PT1H'];
const good = vevent(...when).replace('UID:a', 'UID:good');

const read = (text: string) => readIcs(bytes(text), areas, now);
const reading = (...lines: string[]) => {
  const result = read(calendar(...lines));
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
};
const starts = (...lines: string[]) => reading(...lines).entries.map(({ details }) => details.start);

const ownZone = [
  'BEGIN:VTIMEZONE',
  'TZID:School time',
  'BEGIN:STANDARD',
  'DTSTART:19701025T020000',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19700329T010000',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

describe('reading a calendar file', () => {
  it('reads an event with what it says', () => {
    const { entries, refusals } = reading(
      'X-WR-CALNAME:Practice Week 2027',
      [
        'BEGIN:VEVENT',
        'UID:pw-1@norfolk.example',
        'SUMMARY:Conference\\, online',
        'DESCRIPTION:First line\\nsecond line',
        'LOCATION:Microsoft Teams Meeting',
        'CATEGORIES:Conference,KS2',
        'URL:https://norfolk.example/pw',
        'DTSTART;TZID=Europe/London:20270519T093000',
        'DTEND;TZID=Europe/London:20270519T150000',
        'END:VEVENT',
      ].join('\r\n'),
    );
    expect(refusals).toEqual([]);
    expect(entries).toEqual([
      {
        line: 5,
        uid: 'pw-1@norfolk.example',
        cancelled: false,
        details: expect.objectContaining({
          title: 'Conference, online',
          description: 'First line\nsecond line',
          kind: 'conference',
          area: 'ks2',
          attendance: 'online',
          venue: null,
          link: 'https://norfolk.example/pw',
          programme: 'Practice Week 2027',
          start: '2027-05-19T08:30:00Z',
          end: '2027-05-19T14:00:00Z',
          zone: 'Europe/London',
        }),
      },
    ]);
  });

  it.each([
    ['UTC', 'DTSTART:20270519T083000Z'],
    ['an IANA zone', 'DTSTART;TZID=Europe/London:20270519T093000'],
    ['a Windows zone', 'DTSTART;TZID=GMT Standard Time:20270519T093000'],
    ['a quoted Windows zone', 'DTSTART;TZID="W. Europe Standard Time":20270519T103000'],
    ['a zone with a path', 'DTSTART;TZID=/softwarestudio.org/Tzfile/Europe/London:20270519T093000'],
    ['a zone the file describes', 'DTSTART;TZID=School time:20270519T093000'],
    ['no zone', 'DTSTART:20270519T093000'],
    ['British Summer Time, which Intl takes for Bangladesh', 'DTSTART;TZID=BST:20270519T093000'],
    [
      'what Windows shows to people',
      'DTSTART;TZID="(UTC+00:00) Dublin, Edinburgh, Lisbon, London":20270519T093000',
    ],
    ['Office’s own name for UTC', 'DTSTART;TZID="tzone://Microsoft/Utc":20270519T083000'],
  ])('reads times in %s', (_, start) => {
    expect(starts(...ownZone, vevent(start, 'DURATION:PT1H'))).toEqual(['2027-05-19T08:30:00Z']);
  });

  it('refuses letters that mean several zones, unless the file says which', () => {
    const { refusals } = reading(vevent('DTSTART;TZID=IST:20270519T093000', 'DURATION:PT1H'));
    expect(refusals).toEqual([expect.objectContaining({ reason: expect.stringContaining('"IST"') })]);
    const described = ownZone.map((line) => line.replace('TZID:School time', 'TZID:IST'));
    expect(starts(...described, vevent('DTSTART;TZID=IST:20270519T093000', 'DURATION:PT1H'))).toEqual([
      '2027-05-19T08:30:00Z',
    ]);
  });

  it('refuses a zone nobody knows, with line and property', () => {
    const { entries, refusals } = reading(
      vevent('DTSTART;TZID=Broadland Time:20270519T093000', 'DURATION:PT1H'),
      vevent('DTSTART:20270519T083000Z', 'DURATION:PT1H').replace('UID:a', 'UID:b'),
    );
    expect(refusals).toEqual([
      {
        line: 4,
        column: 'DTSTART',
        uid: 'a',
        title: 'Network',
        reason: expect.stringContaining('"Broadland Time"'),
      },
    ]);
    expect(entries.map(({ uid }) => uid)).toEqual(['b']);
  });

  it('reads all-day events with and without an end', () => {
    const { entries } = reading(
      vevent('DTSTART;VALUE=DATE:20240520', 'DTEND;VALUE=DATE:20240525'),
      vevent('DTSTART;VALUE=DATE:20240517').replace('LOCATION:County Hall\r\n', '').replace('UID:a', 'UID:b'),
    );
    expect(entries.map(({ details }) => [details.kind, details.allDay, details.start, details.end])).toEqual([
      ['meeting', true, '2024-05-19T23:00:00Z', '2024-05-24T23:00:00Z'],
      ['keyDate', true, '2024-05-16T23:00:00Z', '2024-05-17T23:00:00Z'],
    ]);
  });

  it.each([
    ['the hour the clocks skip', 'DTSTART;TZID=Europe/London:20270328T013000', /skip that hour/],
    ['the hour the clocks repeat', 'DTSTART;TZID=Europe/London:20271031T013000', /repeat that hour/],
    ['no start', 'TRANSP:OPAQUE', /start is missing/],
    ['a duration of ages', 'DTSTART:20270519T083000Z\r\nDURATION:P99999999999W', /longer than a year/],
    ['days without end', 'DTSTART;VALUE=DATE:20270519\r\nDURATION:P99999999999W', /longer than a year/],
    ['a negative duration', 'DTSTART:20270519T083000Z\r\nDURATION:-PT1H', /before the start/],
  ])('refuses %s', (_, line, reason) => {
    const { entries, refusals } = reading(
      vevent(line, ...(line.includes('DURATION') ? [] : ['DURATION:PT1H'])),
    );
    expect(entries).toEqual([]);
    expect(refusals).toEqual([expect.objectContaining({ reason: expect.stringMatching(reason) })]);
  });

  it('keeps the hour of a weekly event over the clock change', () => {
    expect(
      starts(
        vevent('DTSTART;TZID=Europe/London:20270322T160000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=2'),
      ),
    ).toEqual(['2027-03-22T16:00:00Z', '2027-03-29T15:00:00Z']);
  });

  it('includes the date that UNTIL names', () => {
    expect(
      starts(
        vevent(
          'DTSTART;TZID=Europe/London:20270517T160000',
          'DURATION:PT1H',
          'RRULE:FREQ=DAILY;UNTIL=20270519T150000Z',
        ),
      ),
    ).toHaveLength(3);
  });

  it('leaves out excluded dates, adds extra ones and puts exceptions in place', () => {
    const { entries } = reading(
      vevent(
        'DTSTART;TZID=Europe/London:20270504T100000',
        'DTEND;TZID=Europe/London:20270504T110000',
        'RRULE:FREQ=WEEKLY;COUNT=4',
        'EXDATE:20270511T090000Z',
        'RDATE;TZID=Europe/London:20270602T100000',
      ),
      vevent(
        'RECURRENCE-ID;TZID=Europe/London:20270518T100000',
        'DTSTART;TZID=Europe/London:20270519T140000',
        'DTEND;TZID=Europe/London:20270519T150000',
      ).replace('SUMMARY:Network', 'SUMMARY:Moved'),
      vevent(
        'RECURRENCE-ID;TZID=Europe/London:20270525T100000',
        'DTSTART;TZID=Europe/London:20270525T100000',
        'DTEND;TZID=Europe/London:20270525T110000',
        'STATUS:CANCELLED',
      ),
    );
    expect(
      entries.map(({ uid, details, cancelled }) => [
        uid.slice(2),
        details.title,
        details.start,
        details.end,
        cancelled,
      ]),
    ).toEqual([
      ['2027-05-04T09:00:00Z', 'Network', '2027-05-04T09:00:00Z', '2027-05-04T10:00:00Z', false],
      ['2027-06-02T09:00:00Z', 'Network', '2027-06-02T09:00:00Z', '2027-06-02T10:00:00Z', false],
      ['2027-05-18T09:00:00Z', 'Moved', '2027-05-19T13:00:00Z', '2027-05-19T14:00:00Z', false],
      ['2027-05-25T09:00:00Z', 'Network', '2027-05-25T09:00:00Z', '2027-05-25T10:00:00Z', true],
    ]);
  });

  it.each([
    [
      'the 31st of each month',
      '20270131',
      'FREQ=MONTHLY;COUNT=3',
      ['2027-01-31', '2027-03-31', '2027-05-31'],
    ],
    ['30 February', '20270131', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2', ['2027-01-31']],
    [
      'the last day of each month',
      '20270131',
      'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2',
      ['2027-01-31', '2027-02-28'],
    ],
  ])('takes only days that exist: %s', (_, start, rule, days) => {
    expect(
      reading(vevent(`DTSTART;VALUE=DATE:${start}`, `RRULE:${rule}`)).entries.map(({ uid }) => uid.slice(2)),
    ).toEqual(days);
  });

  it('looks two years back and ahead', () => {
    const dates = starts(vevent('DTSTART;VALUE=DATE:20000101', 'RRULE:FREQ=MONTHLY'));
    expect([dates.length, dates[0]?.slice(0, 7), dates.at(-1)?.slice(0, 7)]).toEqual([
      48,
      '2024-12',
      '2028-11',
    ]);
  });

  it('calls off everything in a cancelling file', () => {
    const { entries } = reading('METHOD:CANCEL', vevent('DTSTART:20270519T083000Z', 'DURATION:PT1H'));
    expect(entries.map(({ cancelled }) => cancelled)).toEqual([true]);
  });

  it.each([
    ['a line without a name', vevent('no colon here', ...when), null, /damaged.*"no colon here"/],
    ['a rule nobody knows', vevent('RRULE:FREQ=SOMETIMES', ...when), null, /damaged.*"SOMETIMES"/],
    ['a start that is no time', vevent('DTSTART:tomorrow', 'DURATION:PT1H'), 'DTSTART', /damaged/],
    [
      'a day that does not exist',
      vevent('DTSTART;VALUE=DATE:20270230'),
      'DTSTART',
      /no such day.*2027-02-30/,
    ],
    ['an hour that does not exist', vevent('DTSTART:20270519T250000Z'), 'DTSTART', /no such time.*25:00/],
    ['no end of its own', vevent(...when).replace('\r\nEND:VEVENT', ''), null, /END:VEVENT is missing/],
    [
      'a title of 300 characters',
      vevent('X-A:1', ...when).replace('Network', 'L'.repeat(300)),
      'SUMMARY',
      /200/,
    ],
  ])(
    'refuses one event with %s, at its line and property, and takes the others',
    (_, bad, column, reason) => {
      const { entries, refusals } = reading(bad, good, ...ownZone);
      expect(entries.map(({ uid }) => uid)).toEqual(['good']);
      expect(refusals).toEqual([
        expect.objectContaining({ line: 4, uid: 'a', column, reason: expect.stringMatching(reason) }),
      ]);
    },
  );

  it('takes a calendar without events for what it is', () => {
    expect(reading('BEGIN:VTODO', 'UID:a', 'END:VTODO').notes).toEqual([
      'The calendar in this file has no events.',
    ]);
  });

  it('ends repetitions that would keep a worker busy, and takes the rest of the file', () => {
    const weekdays = 'RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=MO,TU,WE,TH,FR';
    const busy = Array.from({ length: 15 }, (_, n) =>
      vevent('DTSTART:19000101T100000Z', 'DURATION:PT1H', weekdays).replace('UID:a', `UID:${n}`),
    );
    const { entries, refusals } = reading(...busy, good);
    expect(entries.map(({ uid }) => uid)).toEqual(['good']);
    expect(refusals).toHaveLength(15);
    expect(refusals.at(-1)).toMatchObject({
      column: 'RRULE',
      reason: expect.stringContaining('in one file'),
    });
  });

  it.each([
    ['never comes to a date', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', /or never/],
    ['contradicts itself', 'FREQ=WEEKLY;BYMONTHDAY=3', /contradicts itself/],
    ['repeats in the far future only', 'FREQ=DAILY;INTERVAL=2000000000', /every 2000000000/],
  ])('refuses one event whose repetition %s, and takes the others', (_, rule, reason) => {
    const { entries, refusals } = reading(vevent(...when, `RRULE:${rule}`), good);
    expect(entries.map(({ uid }) => uid)).toEqual(['good']);
    expect(refusals).toEqual([
      expect.objectContaining({ uid: 'a', column: 'RRULE', reason: expect.stringMatching(reason) }),
    ]);
  });

  it('minds no bookkeeping of other programs: Google states year 0 where it does not know', () => {
    expect(starts(vevent(...when, 'CREATED:00001231T000000Z', 'DTSTAMP:never'))).toEqual([
      '2027-05-19T08:30:00Z',
    ]);
  });

  it.each([
    ['change every second', 'RRULE:FREQ=SECONDLY'],
    ['never change', 'RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;BYHOUR=1'],
    ['change at no time', 'RDATE:nonsense'],
  ])('takes a zone whose clocks %s for one that the file does not describe, or as it stands', (_, rule) => {
    const zone = ownZone.toSpliced(4, 1, rule);
    const { entries, refusals } = reading(
      ...zone,
      vevent('DTSTART;TZID=School time:20270519T093000', 'DURATION:PT1H'),
      good,
    );
    expect(entries.map(({ uid }) => uid)).toContain('good');
    expect(entries.length + refusals.length).toBe(2);
  });

  it('reads on behind a calendar name that nobody can read', () => {
    expect(starts('X-WR-CALNAME;=;:x', good)).toEqual(['2027-05-19T08:30:00Z']);
  });

  it.each([
    ['repeats every second', 'RRULE:FREQ=SECONDLY', /more often than daily/],
    ['has more than 500 dates', 'RRULE:FREQ=DAILY', /at most 500/],
  ])('refuses what %s', (_, rule, reason) => {
    const { entries, refusals } = reading(vevent('DTSTART:20260519T083000Z', 'DURATION:PT1H', rule));
    expect(entries).toEqual([]);
    expect(refusals).toEqual([
      expect.objectContaining({ uid: 'a', column: 'RRULE', reason: expect.stringMatching(reason) }),
    ]);
  });

  it.each([
    ['is no calendar', 'hello', /not a calendar file.*\.csv/],
    ['is another kind of file', 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:x\r\nEND:VCARD\r\n', /not a calendar file/],
    ['breaks off in an event', calendar(vevent('DTSTART:20270519T083000Z')).slice(0, 120), /breaks off/],
    ['breaks off between events', calendar(good).replace('END:VCALENDAR', ''), /breaks off/],
    ['is empty', '', /empty/],
  ])('says clearly that a file %s', (_, text, message) => {
    const result = read(text);
    expect(result.ok ? null : result.failure).toEqual({
      code: 'unreadable',
      message: expect.stringMatching(message),
    });
  });

  it('refuses a file whose repeating events have more dates than events are taken', () => {
    const daily = Array.from({ length: 50 }, (_, n) =>
      vevent(...when, 'RRULE:FREQ=DAILY;COUNT=450').replace('UID:a', `UID:${n}`),
    );
    const result = read(calendar(...daily));
    expect(result.ok ? null : result.failure).toEqual({
      code: 'tooLarge',
      message: expect.stringContaining('each date of a repeating one counted'),
    });
  });

  it('reads 10,000 events in seconds', () => {
    const events = Array.from({ length: 10_000 }, (_, n) =>
      vevent('DTSTART;TZID=Europe/London:20270519T093000', 'DURATION:PT1H').replace('UID:a', `UID:${n}`),
    );
    const before = performance.now();
    expect(reading(...ownZone, ...events).entries).toHaveLength(10_000);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
