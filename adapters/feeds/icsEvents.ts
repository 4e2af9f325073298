/** The VEVENTs of one calendar as entries: single events, dates of series, and the exceptions to these. */
import ICAL from 'ical.js';
import { checkDetails } from '#core/events/checkDetails.ts';
import type { EventDetails } from '#core/events/event.ts';
import { type FeedEntry, type FeedRefusal, instanceUid } from '#core/events/reading.ts';
import { addDays } from '#core/time/days.ts';
import { addSeconds, localMidnight } from '#core/time/zones.ts';
import { icsDetails, textOf } from './icsDetails.ts';
import type { StepBudget } from './icsRule.ts';
import { type Horizon, isSeries, type ReadTime, seriesDates } from './icsSeries.ts';
import { type Moment, momentOf, type Zones } from './icsTimes.ts';
import { shownReason, shownTitle } from './shown.ts';
import type { KnownArea } from './vocabulary.ts';
import type { Written } from './writtenDates.ts';

/** What all VEVENTs of a calendar share. */
export type Calendar = {
  zones: Zones;
  /** Zone of times that name none. */
  floating: string;
  programme: string | null;
  /** METHOD:CANCEL calls off everything in the file. */
  cancelled: boolean;
  areas: readonly KnownArea[];
  horizon: Horizon;
  budget: StepBudget;
};

export type LinedEvent = { component: ICAL.Component; line: number };
type Read = { entries: FeedEntry[]; refusals: FeedRefusal[] };
/** From a start to the end that belongs to it, so that every date of a series is as long as the first. */
type Ending = (start: Moment) => string;

const timeOf = (component: ICAL.Component, name: string, read: ReadTime): Written<Moment> | null => {
  const property = component.getFirstProperty(name);
  const value = property?.getFirstValue();
  return property && value instanceof ICAL.Time
    ? read(value, property.getFirstParameter('tzid') || undefined)
    : null;
};

const secondsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000;

/** Beyond this no calendar can count; what is longer than a year is refused by the collaborative's own rules. */
const longestDays = 36_525;
const tooLong = { flaw: 'The event is longer than a year.' };

/** DTEND, DURATION, or for all-day events one day. Whole days are counted as days, not as 24 hours. */
const endingOf = (component: ICAL.Component, start: Moment, read: ReadTime): Written<Ending> => {
  const days =
    (count: number): Ending =>
    ({ day, zone }) =>
      localMidnight(addDays(day, count), zone);
  const end = timeOf(component, 'dtend', read);
  if (end && 'flaw' in end) return end;
  const duration = component.getFirstPropertyValue('duration');
  if (start.allDay) {
    const count = end
      ? secondsBetween(`${start.day}T00:00:00Z`, `${end.value.day}T00:00:00Z`) / 86_400
      : duration instanceof ICAL.Duration
        ? Math.round(duration.toSeconds() / 86_400)
        : 1;
    return Math.abs(count) > longestDays ? tooLong : { value: days(count) };
  }
  const seconds = end
    ? secondsBetween(start.instant, end.value.instant)
    : duration instanceof ICAL.Duration
      ? duration.toSeconds()
      : null;
  if (seconds === null) return { flaw: 'The end is missing.' };
  return Math.abs(seconds) > longestDays * 86_400
    ? tooLong
    : { value: ({ instant }) => addSeconds(instant, seconds) };
};

/** What a calendar file calls the details that rules speak of. */
const propertyOf: Partial<Record<keyof EventDetails, string>> = {
  title: 'SUMMARY',
  description: 'DESCRIPTION',
  venue: 'LOCATION',
  link: 'URL',
  end: 'DTEND',
  programme: 'X-WR-CALNAME',
};

export const refuse = (
  { component, line }: LinedEvent,
  uid: string | null,
  reason: string,
  column: string | null = null,
): FeedRefusal => ({
  line,
  column,
  reason: shownReason(reason),
  title: shownTitle(textOf(component, 'summary')),
  uid,
});

const isCancelled = (component: ICAL.Component): boolean =>
  textOf(component, 'status').toUpperCase() === 'CANCELLED';

/** One VEVENT at one start as an entry or refusal. */
const placeAt = (event: LinedEvent, uid: string, start: Moment, ending: Ending, calendar: Calendar): Read => {
  const details: EventDetails = {
    ...icsDetails(event.component, start.allDay, calendar.programme, calendar.areas),
    start: start.instant,
    end: ending(start),
    zone: start.zone,
    allDay: start.allDay,
  };
  const flaw = checkDetails(details);
  if (flaw)
    return {
      entries: [],
      refusals: [refuse(event, uid, flaw.reason, (flaw.field && propertyOf[flaw.field]) ?? null)],
    };
  const cancelled = calendar.cancelled || isCancelled(event.component);
  return { entries: [{ line: event.line, uid, details, cancelled }], refusals: [] };
};

const refused = (...refusals: FeedRefusal[]): Read => ({ entries: [], refusals });

const readSingle = (event: LinedEvent, uid: string, read: ReadTime, calendar: Calendar): Read => {
  const start = timeOf(event.component, 'dtstart', read);
  if (!start) return refused(refuse(event, uid, 'The start is missing.', 'DTSTART'));
  if ('flaw' in start) return refused(refuse(event, uid, start.flaw, 'DTSTART'));
  const ending = endingOf(event.component, start.value, read);
  if ('flaw' in ending) return refused(refuse(event, uid, ending.flaw, 'DTEND'));
  return placeAt(event, uid, start.value, ending.value, calendar);
};

/** An override stands in for the date its RECURRENCE-ID names. */
const readOverride = (
  event: LinedEvent,
  uid: string,
  read: ReadTime,
  calendar: Calendar,
): Read & { key: string | null } => {
  const original = timeOf(event.component, 'recurrence-id', read);
  if (!original || 'flaw' in original)
    return {
      key: null,
      ...refused(refuse(event, uid, original?.flaw ?? 'It names no date.', 'RECURRENCE-ID')),
    };
  const { key, instant } = original.value;
  if (event.component.getFirstProperty('recurrence-id')?.getFirstParameter('range'))
    return {
      key,
      ...refused(refuse(event, uid, 'It changes all later dates at once; state each date.', 'RECURRENCE-ID')),
    };
  if (instant < calendar.horizon.from || instant >= calendar.horizon.to)
    return { key, entries: [], refusals: [] };
  return { key, ...readSingle(event, instanceUid(uid, key), read, calendar) };
};

const readSeries = (
  event: LinedEvent,
  uid: string,
  overridden: ReadonlySet<string>,
  read: ReadTime,
  calendar: Calendar,
): Read => {
  const dates = seriesDates(event.component, read, calendar.horizon, calendar.budget);
  if ('flaw' in dates) return refused(refuse(event, uid, dates.flaw, 'RRULE'));
  const first = timeOf(event.component, 'dtstart', read);
  if (!first || 'flaw' in first)
    return refused(refuse(event, uid, first?.flaw ?? 'The start is missing.', 'DTSTART'));
  const ending = endingOf(event.component, first.value, read);
  if ('flaw' in ending) return refused(refuse(event, uid, ending.flaw, 'DTEND'));
  const placed = dates.value.moments
    .filter(({ key }) => !overridden.has(key))
    .map((moment) => placeAt(event, instanceUid(uid, moment.key), moment, ending.value, calendar));
  return {
    entries: placed.flatMap(({ entries }) => entries),
    refusals: [
      ...placed.flatMap(({ refusals }) => refusals),
      ...dates.value.flaws.map(({ key, flaw }) => refuse(event, instanceUid(uid, key), flaw, 'RRULE')),
    ],
  };
};

/** All VEVENTs with one UID. */
export const readEvents = (uid: string, events: readonly LinedEvent[], calendar: Calendar): Read => {
  const read: ReadTime = (time, tzid) => momentOf(time, tzid, calendar.zones, calendar.floating);
  const isOverride = ({ component }: LinedEvent) => component.getFirstProperty('recurrence-id') !== null;
  const overrides = events.filter(isOverride).map((event) => readOverride(event, uid, read, calendar));
  const overridden = new Set(overrides.flatMap(({ key }) => key ?? []));
  const masters = events
    .filter((event) => !isOverride(event))
    .map((event) =>
      isSeries(event.component)
        ? readSeries(event, uid, overridden, read, calendar)
        : readSingle(event, uid, read, calendar),
    );
  const all = [...masters, ...overrides];
  return {
    entries: all.flatMap(({ entries }) => entries),
    refusals: all.flatMap(({ refusals }) => refusals),
  };
};
