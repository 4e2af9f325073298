/** Reads events from a calendar file (iCalendar, RFC 5545) as Outlook, Google and others write them. */
import type ICAL from 'ical.js';
import { fail, type Result, succeed } from '#core/errors.ts';
import type { Instant } from '#core/events/event.ts';
import type { FeedReading, FeedRefusal } from '#core/events/reading.ts';
import { addSeconds, ukZone } from '#core/time/zones.ts';
import { decodeText } from './decodeText.ts';
import { notText } from './fileFormats.ts';
import { textOf } from './icsDetails.ts';
import { type Calendar, type LinedEvent, readEvents, refuse } from './icsEvents.ts';
import { type FileEvent, readCalendars } from './icsFile.ts';
import { maxStepsOfFile, type StepBudget } from './icsRule.ts';
import type { Horizon } from './icsSeries.ts';
import { zonesOf } from './icsTimes.ts';
import { ianaOf } from './icsZoneNames.ts';
import { maxRows, refuseSize } from './limits.ts';
import { shownReason, shownTitle } from './shown.ts';
import type { KnownArea } from './vocabulary.ts';

const twoYears = 2 * 365.25 * 86_400;

const calendarOf = (
  component: ICAL.Component,
  areas: readonly KnownArea[],
  horizon: Horizon,
  budget: StepBudget,
): Calendar => {
  const zone = textOf(component, 'x-wr-timezone');
  return {
    zones: zonesOf(component),
    floating: ianaOf(zone) ?? ukZone,
    programme: textOf(component, 'x-wr-calname').replace(/\s+/g, ' ').slice(0, 100) || null,
    cancelled: textOf(component, 'method').toUpperCase() === 'CANCEL',
    areas,
    horizon,
    budget,
  };
};

/** Refusals of events that could not be read, or not be found again; the others by UID. */
const sortOut = (
  events: readonly FileEvent[],
): { refusals: FeedRefusal[]; groups: Map<string, LinedEvent[]> } => {
  const refusals: FeedRefusal[] = [];
  const groups = new Map<string, LinedEvent[]>();
  for (const event of events) {
    if ('flaw' in event) {
      const { line, flaw, property, uid, title } = event;
      refusals.push({ line, column: property, reason: shownReason(flaw), title: shownTitle(title), uid });
      continue;
    }
    const uid = textOf(event.component, 'uid');
    const group = groups.get(uid);
    if (uid === '')
      refusals.push(refuse(event, null, 'It has no UID, so it could not be found again.', 'UID'));
    else if (group) group.push(event);
    else groups.set(uid, [event]);
  }
  return { refusals, groups };
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
  const decoded = decodeText(bytes);
  if (decoded === null) return fail('unreadable', notText(bytes));
  const calendars = readCalendars(decoded.text);
  if (!calendars.ok) return calendars;
  const count = calendars.value.reduce((sum, { events }) => sum + events.length, 0);
  const tooMany = `The file has more than ${maxRows.toLocaleString('en-GB')} events`;
  if (count > maxRows) return fail('tooLarge', `${tooMany}.`);

  const budget = { steps: maxStepsOfFile };
  const horizon = { from: addSeconds(now, -twoYears), to: addSeconds(now, twoYears) };
  const reading: FeedReading = {
    entries: [],
    refusals: [],
    seriesWindow: horizon,
    notes: count === 0 ? ['The calendar in this file has no events.', ...decoded.notes] : decoded.notes,
  };
  for (const { head, events } of calendars.value) {
    const calendar = calendarOf(head, areas, horizon, budget);
    const { refusals, groups } = sortOut(events);
    reading.refusals.push(...refusals);
    for (const [uid, group] of groups) {
      const read = readEvents(uid, group, calendar);
      reading.entries.push(...read.entries);
      reading.refusals.push(...read.refusals);
    }
  }
  if (reading.entries.length > maxRows)
    return fail('tooLarge', `${tooMany}, each date of a repeating one counted.`);
  reading.entries.sort((a, b) => a.line - b.line);
  reading.refusals.sort((a, b) => a.line - b.line);
  return succeed(reading);
};
