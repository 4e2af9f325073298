/** Reads events from a calendar file (iCalendar, RFC 5545) as Outlook, Google and others write them. */
import ICAL from 'ical.js';
import { fail, type Result, succeed } from '#core/errors.ts';
import type { Instant } from '#core/events/event.ts';
import type { FeedReading } from '#core/events/reading.ts';
import { addSeconds, isZone, ukZone } from '#core/time/zones.ts';
import { decodeText, notText } from './decodeText.ts';
import { textOf } from './icsDetails.ts';
import { type Calendar, type LinedEvent, readEvents } from './icsEvents.ts';
import { zonesOf } from './icsTimes.ts';
import { maxRows, refuseSize } from './limits.ts';
import type { KnownArea } from './vocabulary.ts';

const twoYears = 2 * 365.25 * 86_400;

/** The lines on which VEVENTs begin: ical.js keeps their order but not their place. */
const eventLines = (text: string): number[] =>
  text.split('\n').flatMap((line, index) => (/^BEGIN:VEVENT\s*$/i.test(line) ? [index + 1] : []));

const parse = (text: string): Result<ICAL.Component[]> => {
  try {
    const parsed: unknown = ICAL.parse(text);
    const calendars = Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed : [parsed];
    return succeed(calendars.map((calendar) => new ICAL.Component(calendar)));
  } catch (error) {
    // ical.js throws for any malformed line; its message quotes the line.
    const reason = error instanceof Error ? error.message.slice(0, 200) : '';
    return fail('unreadable', `This calendar file is damaged and could not be read: ${reason}`);
  }
};

const calendarOf = (component: ICAL.Component, areas: readonly KnownArea[], now: Instant): Calendar => {
  const zone = textOf(component, 'x-wr-timezone');
  return {
    zones: zonesOf(component),
    floating: isZone(zone) ? zone : ukZone,
    programme: textOf(component, 'x-wr-calname').replace(/\s+/g, ' ').slice(0, 100) || null,
    cancelled: textOf(component, 'method').toUpperCase() === 'CANCEL',
    areas,
    horizon: { from: addSeconds(now, -twoYears), to: addSeconds(now, twoYears) },
  };
};

const byUid = (events: readonly LinedEvent[]): Map<string, LinedEvent[]> => {
  const groups = new Map<string, LinedEvent[]>();
  for (const event of events) {
    const uid = textOf(event.component, 'uid');
    groups.set(uid, [...(groups.get(uid) ?? []), event]);
  }
  return groups;
};

/**
 * Repeating events become one entry for each date from two years before to two years after `now`.
 * Fails with `tooLarge` or `unreadable` when the file as a whole cannot be used.
 */
export const readIcs = (
  bytes: Uint8Array,
  areas: readonly KnownArea[],
  now: Instant,
): Result<FeedReading> => {
  const refusedSize = refuseSize(bytes);
  if (refusedSize) return refusedSize;
  const text = decodeText(bytes);
  if (text === null) return fail('unreadable', notText(bytes));
  const lines = eventLines(text);
  if (lines.length > maxRows)
    return fail('tooLarge', `The file has more than ${maxRows.toLocaleString('en-GB')} events.`);
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const components = parsed.value.filter(({ name }) => name === 'vcalendar');
  if (components.length === 0)
    return fail('unreadable', 'This is not a calendar file: it does not begin with BEGIN:VCALENDAR.');

  const reading: FeedReading = { entries: [], refusals: [], seriesWindow: null, notes: [] };
  let count = 0;
  for (const component of components) {
    const calendar = calendarOf(component, areas, now);
    reading.seriesWindow = calendar.horizon;
    const events = component.getAllSubcomponents('vevent').map((event) => {
      count += 1;
      return { component: event, line: lines[count - 1] ?? 0 };
    });
    for (const [uid, group] of byUid(events)) {
      if (uid === '')
        for (const { component: event, line } of group)
          reading.refusals.push({
            line,
            column: 'UID',
            reason: 'It has no UID, so it could not be found again.',
            title: textOf(event, 'summary').slice(0, 200) || null,
            uid: null,
          });
      else {
        const read = readEvents(uid, group, calendar);
        reading.entries.push(...read.entries);
        reading.refusals.push(...read.refusals);
      }
    }
  }
  reading.entries.sort((a, b) => a.line - b.line);
  reading.refusals.sort((a, b) => a.line - b.line);
  return succeed(reading);
};
