/** Ways in which a calendar file can be damaged, as fast-check draws them. */
import fc from 'fast-check';

type Damage = (file: Uint8Array) => Uint8Array;

const encoder = new TextEncoder();
// Latin-1 keeps every byte as one character, so lines can be moved about in files of any encoding.
const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const toBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

const onLines =
  (change: (lines: string[]) => string[]): Damage =>
  (file) =>
    toBytes(change(toText(file).split('\n')).join('\n'));

/** A place in something of unknown length. */
const share = fc.double({ min: 0, max: 1, noNaN: true });
const at = (part: number, length: number): number =>
  Math.min(Math.floor(part * length), Math.max(length - 1, 0));

/** Lines that are hard to read, or would keep a reader busy. */
const nastyLines = [
  'RRULE:FREQ=SECONDLY',
  'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
  'RRULE:FREQ=DAILY;INTERVAL=2000000000',
  'RRULE:FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1;INTERVAL=12',
  'RRULE:FREQ=MONTHLY;INTERVAL=999999999;BYMONTHDAY=31',
  'RRULE:FREQ=YEARLY;BYDAY=53MO',
  'RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYSETPOS=9',
  'RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=1,2,3,4,5,6;BYMINUTE=1,2,3',
  'RRULE:FREQ=WEEKLY;COUNT=0',
  'RRULE:FREQ=WEEKLY;COUNT=-1;INTERVAL=-1',
  'RRULE:FREQ=WEEKLY;UNTIL=nonsense',
  'RRULE:FREQ=WEEKLY;BYDAY=XX,,;WKST=QQ',
  'RRULE:;;;',
  'RDATE;VALUE=PERIOD:20270101T100000Z/PT1H,20270101T100000Z/20270101T090000Z',
  'EXDATE:,,,',
  'RECURRENCE-ID;RANGE=THISANDFUTURE:20270101T100000Z',
  'DTSTART;TZID=Nowhere/Ever:20270519T093000',
  'DTSTART;TZID=:20270519T093000',
  'DTSTART;TZID=constructor:20270519T093000',
  'DTSTART;TZID=IST:20270519T093000',
  'DTSTART;VALUE=DATE:99999999',
  'DTSTART:00000000T000000Z',
  'DTSTART:20271231T235960Z',
  'DTEND;VALUE=DATE:20270519',
  'DURATION:P99999999999999W',
  'DURATION:-P1D',
  'DURATION:PT',
  'UID:',
  'SUMMARY;X="unclosed:Network',
  'SUMMARY;;;=:Network',
  'SUMMARY:\\',
  'CATEGORIES:,\\,,;',
  'X-WR-TIMEZONE:Mars/Olympus',
  'X-WR-CALNAME;=;:x',
  'METHOD;X:CANCEL',
  'BEGIN:VTIMEZONE\nTZID:Bomb\nBEGIN:STANDARD\nDTSTART:19700101T000000\nRRULE:FREQ=SECONDLY\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE',
  'BEGIN:VTIMEZONE\nTZID:Old\nBEGIN:STANDARD\nDTSTART:00010101T000000\nRRULE:FREQ=YEARLY;BYMONTH=13\nTZOFFSETFROM:x\nTZOFFSETTO:+9999\nEND:STANDARD\nEND:VTIMEZONE',
  'DTSTART;TZID=Bomb:20270519T093000',
  'DTSTART;TZID=Old:20270519T093000',
  'BEGIN:VEVENT',
  'END:VEVENT',
  'BEGIN:VCALENDAR',
  'END:VCALENDAR',
  'BEGIN:',
  'END:VALARM',
  '__proto__:x',
  'CONSTRUCTOR;TOSTRING=1:x',
  ' continued from nowhere',
  '\u0000\u0001\u0002',
];

const cut = share.map(
  (part): Damage =>
    (file) =>
      file.slice(0, at(part, file.length)),
);
const flip = fc.array(fc.tuple(share, fc.nat(255)), { minLength: 1, maxLength: 20 }).map(
  (changes): Damage =>
    (file) => {
      const copy = file.slice();
      for (const [part, value] of changes) copy[at(part, copy.length)] = value;
      return copy;
    },
);
const lose = fc
  .tuple(share, fc.integer({ min: 1, max: 5 }))
  .map(([part, count]): Damage => onLines((lines) => lines.toSpliced(at(part, lines.length), count)));
const repeat = fc.tuple(share, share, fc.integer({ min: 1, max: 40 })).map(
  ([from, to, count]): Damage =>
    onLines((lines) => {
      const start = at(from, lines.length);
      return lines.toSpliced(at(to, lines.length), 0, ...lines.slice(start, start + count));
    }),
);
const insert = fc
  .tuple(share, fc.subarray(nastyLines, { minLength: 1, maxLength: 4 }))
  .map(([part, nasty]): Damage => onLines((lines) => lines.toSpliced(at(part, lines.length), 0, ...nasty)));
/** Right behind the beginning of an event, where it takes effect before what the event says itself. */
const insertInEvent = fc.tuple(share, fc.subarray(nastyLines, { minLength: 1, maxLength: 4 })).map(
  ([part, nasty]): Damage =>
    onLines((lines) => {
      const begins = lines.flatMap((line, index) => (/^BEGIN:VEVENT/i.test(line) ? [index + 1] : []));
      return lines.toSpliced(begins[at(part, begins.length)] ?? 0, 0, ...nasty);
    }),
);
const lengthen = fc
  .tuple(
    share,
    fc.constantFrom('x', ';', ',', '"', '\\', ':', '=', '\t', '\n ', 'é'),
    fc.integer({ min: 1_000, max: 50_000 }),
  )
  .map(
    ([part, what, count]): Damage =>
      onLines((lines) => {
        const index = at(part, lines.length);
        return lines.with(index, (lines[index] ?? '') + what.repeat(count));
      }),
  );
const nest = fc
  .tuple(
    share,
    fc.constantFrom('VALARM', 'VEVENT', 'X-BOX', 'VCALENDAR', 'VTIMEZONE'),
    fc.integer({ min: 2, max: 3_000 }),
  )
  .map(
    ([part, name, depth]): Damage =>
      onLines((lines) =>
        lines.toSpliced(at(part, lines.length), 0, ...Array.from({ length: depth }, () => `BEGIN:${name}`)),
      ),
  );
const lineEnds = fc
  .array(fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\n\r', '\u0085', '\r\r\n'), {
    minLength: 1,
    maxLength: 5,
  })
  .map(
    (ends): Damage =>
      (file) =>
        toBytes(
          toText(file)
            .split(/\r?\n/)
            .map((line, index) => line + (ends[index % ends.length] ?? '\n'))
            .join(''),
        ),
  );
const encode = fc.constantFrom<Damage>(
  (file) => encoder.encode(`\ufeff${new TextDecoder().decode(file)}`),
  (file) => encoder.encode(`\ufeff\ufeff${new TextDecoder().decode(file)}`),
  (file) => new Uint8Array(Buffer.from(`\ufeff${toText(file)}`, 'utf16le')),
  (file) => new Uint8Array(Buffer.from(`\ufeff${toText(file)}`, 'utf16le').swap16()),
  (file) => new Uint8Array(Buffer.from(toText(file), 'utf16le')),
  (file) => new Uint8Array(Buffer.concat([Uint8Array.of(0xff, 0xfe), file])),
);
const wrongCase = fc.constant<Damage>((file) => toBytes(toText(file).toLowerCase()));

/** One to four damages, one after another. */
export const damages: fc.Arbitrary<Damage> = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: insertInEvent },
      { weight: 3, arbitrary: fc.oneof(flip, lose, repeat, insert, lengthen) },
      { weight: 1, arbitrary: fc.oneof(cut, nest, lineEnds, encode, wrongCase) },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((all) => (file) => all.reduce((damaged, damage) => damage(damaged), file));
