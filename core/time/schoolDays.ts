/** School days of the county, and when a message that nobody asked for may reach somebody. */
import { z } from 'zod';
import type { Instant } from '../events/event.ts';
import { breakEnd, type Preferences } from '../people/preferences.ts';
import { addDays, type Day, weekdayOf } from './days.ts';
import { addSeconds, dayOf, readWallTime, ukZone } from './zones.ts';

const spanSchema = z.object({ from: z.iso.date(), to: z.iso.date() });

export const schoolCalendarSchema = z.object({
  /** Days between which `open` is known. Outside them only `usuallyClosed` and bank holidays count. */
  known: spanSchema,
  /** Runs of days, both ends included, on which schools work; staff training days are among them. */
  open: z.array(spanSchema),
  /** `MM-DD` to `MM-DD` of holidays that fall at the same time every year, for years nobody has published yet. */
  usuallyClosed: z.array(
    z.object({ from: z.string().regex(/^\d\d-\d\d$/), to: z.string().regex(/^\d\d-\d\d$/) }),
  ),
  bankHolidays: z.array(z.iso.date()),
});
/** When the county's schools work: data, published each year. */
export type SchoolCalendar = z.infer<typeof schoolCalendarSchema>;

const isWeekend = (day: Day): boolean => weekdayOf(day) > 5;

const isHoliday = (day: Day, { known, open, usuallyClosed, bankHolidays }: SchoolCalendar): boolean => {
  if (bankHolidays.includes(day)) return true;
  if (known.from <= day && day <= known.to) return !open.some(({ from, to }) => from <= day && day <= to);
  return usuallyClosed.some(({ from, to }) => from <= day.slice(5) && day.slice(5) <= to);
};

/** Whether schools work on this day: no weekend, no bank holiday, no holiday of the county's calendar. */
export const isSchoolDay = (day: Day, calendar: SchoolCalendar): boolean =>
  !isWeekend(day) && !isHoliday(day, calendar);

type Choices = Pick<Preferences, 'quiet' | 'quietWeekends' | 'quietHolidays' | 'pausedUntil'>;

const isOpenDay = (day: Day, choices: Choices, calendar: SchoolCalendar): boolean => {
  if (breakEnd(choices, day) !== null) return false;
  if (isWeekend(day)) return !choices.quietWeekends;
  return !choices.quietHolidays || !isHoliday(day, calendar);
};

/** The moments of an open day at which quiet ends, and those at which it begins again: `[from, to)` each. */
const openSpans = (day: Day, { from, to }: Preferences['quiet']): { from: Instant; to: Instant }[] => {
  const at = (wall: string): Instant => instantAt(day, wall);
  const ends = instantAt(addDays(day, 1), '00:00');
  if (from === to) return [{ from: at('00:00'), to: ends }];
  if (from > to) return [{ from: at(to), to: at(from) }];
  return [
    { from: at('00:00'), to: at(from) },
    { from: at(to), to: ends },
  ];
};

/** Where clocks jump over a time it is the moment they jump; where an hour comes twice, its first. */
const instantAt = (day: Day, wall: string): Instant => {
  const reading = readWallTime(day, wall, ukZone);
  if (reading.kind === 'exact') return reading.instant;
  if (reading.kind === 'ambiguous') return reading.earlier;
  const before = readWallTime(day, '00:59', ukZone);
  return before.kind === 'exact' ? addSeconds(before.instant, 60) : `${day}T01:00:00Z`;
};

/** Longer than the longest holidays; a break that somebody chose is stepped over at once. */
const mostDays = 120;

/**
 * The first moment from `instant` on at which a message that was not asked for may reach somebody who chose so.
 * Null when there is none within four months of it or of the end of their break.
 */
export const nextSendable = (
  instant: Instant,
  choices: Choices,
  calendar: SchoolCalendar,
): Instant | null => {
  const today = dayOf(instant, ukZone);
  const first = breakEnd(choices, today) ?? today;
  for (let ahead = 0; ahead < mostDays; ahead += 1) {
    const day = addDays(first, ahead);
    if (!isOpenDay(day, choices, calendar)) continue;
    const span = openSpans(day, choices.quiet).find(({ from, to }) => from < to && instant < to);
    if (span) return span.from > instant ? span.from : instant;
  }
  return null;
};
