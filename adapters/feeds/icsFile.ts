/**
 * A calendar file cut into its events (RFC 5545, 3.4 and 3.6), each parsed by itself: a damaged one costs only itself,
 * keeps its line, and is parsed as fast among ten thousand as alone.
 */
import ICAL from 'ical.js';
import { fail, type Result, succeed } from '#core/errors.ts';
import { makeDay } from '#core/time/days.ts';
import { icalWords } from './icsWords.ts';
import { longestEvent } from './limits.ts';

/** An event as it stands in the file, or why it could not be read; `uid` null where not even that could. */
export type FileEvent = { line: number } & (
  | { component: ICAL.Component }
  | { flaw: string; property: string | null; uid: string | null; title: string | null }
);

/** `head`: the calendar with its properties and time zones, without events. */
export type FileCalendar = { head: ICAL.Component; events: FileEvent[] };

type Block = { line: number; lines: string[]; ended: boolean };

const marks = /^(BEGIN|END):([\w-]+)\s*$/i;

const parse = (lines: readonly string[]): ICAL.Component => new ICAL.Component(ICAL.parse(lines.join('\n')));

/** The text of a property, found without parsing; null when it is not there. */
const rawText = (lines: readonly string[], name: string): string | null =>
  new RegExp(`^${name}(?:;[^:\n]*)?:(.*)$`, 'im')
    .exec(lines.join('\n').replace(/\n[ \t]/g, ''))?.[1]
    ?.trim() || null;

/** Days and times as the file has them: ical.js would roll 30 February into March, and 25:00 into the next day. */
const impossible = (property: ICAL.Property): string | null => {
  const [, , , ...values]: unknown[] = property.jCal;
  for (const value of values) {
    const [, year, month, day, time] =
      /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d(?::\d\d)?))?/.exec(String(value)) ?? [];
    if (year === undefined) continue;
    if (makeDay(Number(year), Number(month), Number(day)) === null)
      return `There is no such day as "${year}-${month}-${day}".`;
    if (time !== undefined && !/^([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60))?$/.test(time))
      return `There is no such time as "${time}".`;
  }
  return null;
};

/** What nobody asks for may say what it likes: Google writes that events without a date of creation are of the year 0. */
const unread = new Set(['CREATED', 'DTSTAMP', 'LAST-MODIFIED', 'COMPLETED', 'ATTACH', 'SEQUENCE', 'GEO']);

/** ical.js looks at a value only when it is asked for, so each is asked for once here. */
const badProperty = (component: ICAL.Component): { property: string; flaw: string } | null => {
  for (const property of component.getAllProperties()) {
    const name = property.name.toUpperCase();
    if (unread.has(name)) continue;
    const flaw = /^date/.test(property.type) ? impossible(property) : null;
    if (flaw !== null) return { property: name, flaw };
    try {
      property.getValues();
    } catch (error) {
      return { property: name, flaw: `This event is damaged: ${icalWords(error)}` };
    }
  }
  return null;
};

const readEvent = ({ line, lines, ended }: Block): FileEvent => {
  const refused = (flaw: string, property: string | null = null): FileEvent => ({
    line,
    flaw,
    property,
    uid: rawText(lines, 'UID'),
    title: rawText(lines, 'SUMMARY'),
  });
  if (lines.reduce((sum, { length }) => sum + length, 0) > longestEvent)
    return refused('This event is too long: more than a million characters.');
  if (!ended) return refused('This event is damaged: END:VEVENT is missing.');
  try {
    const component = parse(lines);
    const bad = badProperty(component);
    return bad ? refused(bad.flaw, bad.property) : { line, component };
  } catch (error) {
    return refused(`This event is damaged: ${icalWords(error)}`);
  }
};

/** A zone that cannot be read is as good as none: the events in it say so. */
const isReadable = ({ lines, ended }: Block): boolean => {
  try {
    return ended && parse(lines).name === 'vtimezone';
  } catch {
    // Only ical.js can tell, and it tells by throwing.
    return false;
  }
};

const inCalendar = (lines: readonly string[]): ICAL.Component =>
  parse(['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR']);

/** Whether a line is a property of a calendar as we read it, and whole. */
const isHeadProperty = (line: string): boolean => {
  if (!/^(X-WR-[\w-]+|METHOD)[;:]/i.test(line)) return false;
  try {
    return badProperty(inCalendar([line])) === null;
  } catch {
    // Only ical.js can tell, and it tells by throwing.
    return false;
  }
};

const readHead = (properties: readonly string[], zones: readonly Block[]): ICAL.Component =>
  inCalendar([
    // Lines that begin with a space go on.
    ...properties
      .join('\n')
      .replace(/\n[ \t]/g, '')
      .split('\n')
      .filter(isHeadProperty),
    ...zones.filter(isReadable).flatMap(({ lines }) => lines),
  ]);

/** Fails with `unreadable` for what is no calendar file, or breaks off. */
export const readCalendars = (text: string): Result<FileCalendar[]> => {
  const lines = text.split('\n');
  const calendars: { properties: string[]; blocks: (Block & { name: string })[]; ended: boolean }[] = [];
  let open: (Block & { name: string }) | null = null;
  for (const [index, content] of lines.entries()) {
    const [, mark, word = ''] = marks.exec(content) ?? [];
    const [begins, ends, name] = [
      mark?.toUpperCase() === 'BEGIN',
      mark?.toUpperCase() === 'END',
      word.toUpperCase(),
    ];
    const calendar = calendars.at(-1);
    if (name === 'VCALENDAR') {
      open = null;
      if (begins) calendars.push({ properties: [], blocks: [], ended: false });
      else if (calendar) calendar.ended = true;
    } else if (!calendar || calendar.ended) {
      if (content.trim() !== '' && calendars.length === 0)
        return fail(
          'unreadable',
          'This is not a calendar file: it does not begin with BEGIN:VCALENDAR. A spreadsheet must end in .csv.',
        );
    } else if (begins && (open === null || name === open.name || name === 'VEVENT')) {
      // Neither an event nor anything inside itself: the end of what is open is missing.
      open = { name, line: index + 1, lines: [content], ended: false };
      calendar.blocks.push(open);
    } else if (open) {
      open.lines.push(content);
      if (ends && name === open.name) {
        open.ended = true;
        open = null;
      }
    } else calendar.properties.push(content);
  }
  if (calendars.length === 0) return fail('unreadable', 'This is not a calendar file: it holds nothing.');
  if (calendars.some(({ ended }) => !ended))
    return fail(
      'unreadable',
      'This calendar file breaks off: END:VCALENDAR is missing at its end. Save it again.',
    );
  return succeed(
    calendars.map(({ properties, blocks }) => ({
      head: readHead(
        properties,
        blocks.filter(({ name }) => name === 'VTIMEZONE'),
      ),
      events: blocks.filter(({ name }) => name === 'VEVENT').map(readEvent),
    })),
  );
};
