/** The dates of a repeating VEVENT: RRULE and RDATE without EXDATE (RFC 5545, 3.8.5), within a horizon. */
import ICAL from 'ical.js';
import type { Instant } from '#core/events/event.ts';
import { addDays } from '#core/time/days.ts';
import { type StepBudget, walkRule } from './icsRule.ts';
import { dayOfTime, type Moment } from './icsTimes.ts';
import { maxInstances } from './limits.ts';
import type { Written } from './writtenDates.ts';

export type Horizon = { from: Instant; to: Instant };
/** Reads a time of this VEVENT, by the TZID that stands with it. */
export type ReadTime = (time: ICAL.Time, tzid: string | undefined) => Written<Moment>;
/** Dates that stand, and dates that cannot, each by the key that names it within the series. */
type SeriesDates = { moments: Moment[]; flaws: { key: string; flaw: string }[] };

const tzidOf = (property: ICAL.Property): string | undefined =>
  property.getFirstParameter('tzid') || undefined;

/** All moments of a property that lists times, such as EXDATE. */
const listed = (component: ICAL.Component, name: string, read: ReadTime): Written<Moment>[] =>
  component.getAllProperties(name).flatMap((property) =>
    property
      .getValues()
      .map((value) => (value instanceof ICAL.Period ? value.start : value))
      .filter((value) => value instanceof ICAL.Time)
      .map((time) => read(time, tzidOf(property))),
  );

export const isSeries = (component: ICAL.Component): boolean =>
  component.getFirstProperty('rrule') !== null || component.getFirstProperty('rdate') !== null;

/**
 * ical.js rolls days that a month lacks into the next one (30 February into March); the standard leaves them out
 * (RFC 5545, 3.3.10). A date counts only when its day of the month is one the rule names.
 */
const isNamedDay = (time: ICAL.Time, start: ICAL.Time, rule: ICAL.Recur): boolean => {
  const { BYMONTHDAY: named, BYDAY, BYYEARDAY, BYWEEKNO } = rule.parts;
  if (named) {
    const fromEnd = time.day - ICAL.Time.daysInMonth(time.month, time.year) - 1;
    return named.some((day) => Number(day) === time.day || Number(day) === fromEnd);
  }
  const byDate = (rule.freq === 'MONTHLY' || rule.freq === 'YEARLY') && !BYDAY && !BYYEARDAY && !BYWEEKNO;
  return !byDate || time.day === start.day;
};

type Steps = { value: { time: ICAL.Time; moment: Written<Moment> }[] } | { flaw: string };

/** UNTIL is compared as an instant, since ical.js would compare wall time with UTC. */
const runRule = (
  rule: ICAL.Recur,
  start: ICAL.Time,
  tzid: string | undefined,
  read: ReadTime,
  { from, to }: Horizon,
  budget: StepBudget,
): Steps => {
  // Two days before: whatever zone they are in, dates of such days lie outside the horizon.
  const firstDay = addDays(from.slice(0, 10), -2);
  const until = rule.until;
  const untilMoment = until && read(until, until.zone === ICAL.Timezone.utcTimezone ? undefined : tzid);
  if (untilMoment && 'flaw' in untilMoment) return untilMoment;
  const last = untilMoment ? untilMoment.value.instant : to;
  const found: { time: ICAL.Time; moment: Written<Moment> }[] = [];
  const flaw = walkRule(rule, start, addDays(to.slice(0, 10), 2), budget, (time) => {
    if (dayOfTime(time) < firstDay) return true;
    const moment = read(time, tzid);
    if ('value' in moment && (moment.value.instant > last || moment.value.instant >= to)) return false;
    if (isNamedDay(time, start, rule)) found.push({ time: time.clone(), moment });
    return true;
  });
  return flaw === null ? { value: found } : { flaw };
};

/** Fails with a flaw when the series as a whole cannot be used. */
export const seriesDates = (
  component: ICAL.Component,
  read: ReadTime,
  horizon: Horizon,
  budget: StepBudget,
): Written<SeriesDates> => {
  const startProperty = component.getFirstProperty('dtstart');
  const start = startProperty?.getFirstValue();
  if (!startProperty || !(start instanceof ICAL.Time)) return { flaw: 'The start is missing.' };
  const tzid = tzidOf(startProperty);

  const byKey = new Map<string, Moment>();
  const flaws = new Map<string, string>();
  const keep = (key: string, moment: Written<Moment>): void => {
    if ('flaw' in moment) flaws.set(key, moment.flaw);
    else byKey.set(moment.value.key, moment.value);
  };
  keep(start.toString(), read(start, tzid));
  for (const property of component.getAllProperties('rrule')) {
    const rule = property.getFirstValue();
    if (!(rule instanceof ICAL.Recur)) continue;
    const steps = runRule(rule, start, tzid, read, horizon, budget);
    if ('flaw' in steps) return steps;
    for (const { time, moment } of steps.value) keep(time.toString(), moment);
  }
  for (const moment of listed(component, 'rdate', read)) keep('rdate', moment);
  for (const moment of listed(component, 'exdate', read))
    if ('value' in moment) byKey.delete(moment.value.key);

  const moments = [...byKey.values()].filter(
    ({ instant }) => instant >= horizon.from && instant < horizon.to,
  );
  if (moments.length > maxInstances)
    return {
      flaw: `It has ${moments.length} dates within the four years we look at; at most ${maxInstances} are taken. Give it an end.`,
    };
  return {
    value: {
      moments: moments.sort((a, b) => a.instant.localeCompare(b.instant)),
      flaws: [...flaws].map(([key, flaw]) => ({ key, flaw })),
    },
  };
};
