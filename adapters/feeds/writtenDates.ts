/** Days and times of day as people write them in Britain, and as programs write them (ISO 8601). */
import { type Day, makeDay, weekdayOf } from '#core/time/days.ts';
import { longDay, monthNames, weekdayNames } from '#core/time/wording.ts';
import type { ClockTime } from '#core/time/zones.ts';

/** A value or why there is none, in a sentence. */
export type Written<T> = { value: T } | { flaw: string };

const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/;
const words = /^(?:([a-z]+),? )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9}),? (\d{4}|\d{2})$/i;

const numberOfName = (names: readonly string[], text: string): number =>
  text.length < 3
    ? 0
    : names.findIndex((name) => name.toLowerCase().startsWith(text.toLowerCase().replace(/^sept$/, 'sep'))) +
      1;

const fullYear = (text: string): number => Number(text) + (text.length === 2 ? 2000 : 0);

const checked = (day: Day | null, text: string, weekday?: string): Written<Day> => {
  if (day === null) return { flaw: `There is no such day as "${text}".` };
  const named =
    weekday === undefined ? null : numberOfName(weekdayNames, weekday.replace(/^(thur|tue)s?$/i, '$1'));
  if (named === 0) return { flaw: `"${weekday}" is not a day of the week.` };
  if (named !== null && named !== weekdayOf(day))
    return { flaw: `${longDay(day)} is meant, or another day? "${text}" names a different day of the week.` };
  return { value: day };
};

/** `19 January 2027`, `Tue 19 Jan 2027`, `19/1/2027`, `2027-01-19`. The day comes before the month. */
export const readWrittenDay = (cell: string): Written<Day> => {
  const text = cell.replace(/\s+/g, ' ').trim();
  const asIso = iso.exec(text);
  if (asIso) return checked(makeDay(Number(asIso[1]), Number(asIso[2]), Number(asIso[3])), text);
  const asNumbers = numbers.exec(text);
  if (asNumbers)
    return checked(makeDay(fullYear(asNumbers[3] ?? ''), Number(asNumbers[2]), Number(asNumbers[1])), text);
  const asWords = words.exec(text);
  const month = numberOfName(monthNames, asWords?.[3] ?? '');
  if (asWords && month > 0)
    return checked(makeDay(fullYear(asWords[4] ?? ''), month, Number(asWords[2])), text, asWords[1]);
  return { flaw: `"${text}" is not a date. Write it as 19 January 2027, 19/1/2027 or 2027-01-19.` };
};

const clock = /^(\d{1,2})(?:[:.h]?(\d{2}))?(?::\d{2})?\s*(am|pm|a\.m\.|p\.m\.|noon)?$/i;

const clockTime = (hour: number, minute: number): ClockTime | null =>
  hour > 23 || minute > 59 ? null : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** `9am`, `9.30 am`, `09:30`, `0930`, `midday`. A bare `9` could be either half of the day and is refused. */
export const readWrittenTime = (cell: string): Written<ClockTime> => {
  const text = cell.replace(/\s+/g, ' ').trim().toLowerCase();
  if (/^(12 )?(noon|midday)$/.test(text)) return { value: '12:00' };
  if (/^(12 )?midnight$/.test(text)) return { value: '00:00' };
  const match = clock.exec(text);
  const flaw = { flaw: `"${cell.trim()}" is not a time. Write it as 9:30am or 09:30.` };
  if (!match) return flaw;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  const half = match[3]?.replaceAll('.', '');
  if (half === undefined)
    return match[2] === undefined
      ? flaw
      : ((value) => (value === null ? flaw : { value }))(clockTime(hour, minute));
  if (hour < 1 || hour > 12) return flaw;
  const value = clockTime((hour % 12) + (half === 'am' ? 0 : 12), minute);
  return value === null ? flaw : { value };
};

const between = /\s*(?:\bto\b|\buntil\b|-|–|—)\s*/i;
const bare = /^\d{1,2}(?:[:.]\d{2})?$/;

/** `9:30am to midday`, `9-12pm`, `14:00–16:00`: where only the end says am or pm, the start is the nearest before it. */
export const readWrittenTimes = (cell: string): Written<{ start: ClockTime; end: ClockTime | null }> => {
  const [first = '', second, ...more] = cell.trim().split(between);
  if (more.length > 0) return { flaw: `"${cell.trim()}" is not a time. Write it as 9:30am to midday.` };
  if (second === undefined) {
    const start = readWrittenTime(first);
    return 'flaw' in start ? start : { value: { start: start.value, end: null } };
  }
  const end = readWrittenTime(second);
  if ('flaw' in end) return end;
  const halves = bare.test(first) && !bare.test(second) ? [`${first}pm`, `${first}am`] : [first];
  const starts = halves.map(readWrittenTime);
  const fitting = starts.find((start) => 'value' in start && start.value < end.value) ?? starts[0];
  if (!fitting || 'flaw' in fitting) return fitting ?? { flaw: `"${cell.trim()}" is not a time.` };
  return { value: { start: fitting.value, end: end.value } };
};
