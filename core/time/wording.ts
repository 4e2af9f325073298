/** Days and times in British words. Names stand here, not in Intl, whose English differs by version ("Sept"). */
import type { EventDetails, Instant } from '../events/event.ts';
import { addDays, type Day, partsOf, weekdayOf } from './days.ts';
import { type ClockTime, dayOf, wallTime } from './zones.ts';

export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const weekdayName = (day: Day): string => weekdayNames[weekdayOf(day) - 1] ?? '';
export const monthName = (day: Day): string => monthNames[partsOf(day).month - 1] ?? '';

/** `19 January 2027` */
export const plainDay = (day: Day): string => {
  const { date, year } = partsOf(day);
  return `${date} ${monthName(day)} ${year}`;
};

/** `Tuesday 19 January 2027` */
export const longDay = (day: Day): string => `${weekdayName(day)} ${plainDay(day)}`;

/** `Tue 19 Jan`, for dense lists. */
export const shortDay = (day: Day): string =>
  `${weekdayName(day).slice(0, 3)} ${partsOf(day).date} ${monthName(day).slice(0, 3)}`;

/** `January 2027` */
export const monthAndYear = (day: Day): string => `${monthName(day)} ${partsOf(day).year}`;

/** `9am`, `9:30am`, `midday`, `midnight` */
export const clockWords = (time: ClockTime): string => {
  if (time === '12:00') return 'midday';
  if (time === '00:00') return 'midnight';
  const hour = Number(time.slice(0, 2));
  const minutes = time.slice(3, 5);
  return `${hour % 12 || 12}${minutes === '00' ? '' : `:${minutes}`}${hour < 12 ? 'am' : 'pm'}`;
};

/** `20 to 24 May 2024`; says the month or year twice only where they differ. A single day is written in full. */
export const dayRangeWords = (first: Day, last: Day): string => {
  if (first === last) return longDay(first);
  const { date } = partsOf(first);
  if (first.slice(0, 7) === last.slice(0, 7)) return `${date} to ${plainDay(last)}`;
  if (first.slice(0, 4) === last.slice(0, 4)) return `${date} ${monthName(first)} to ${plainDay(last)}`;
  return `${plainDay(first)} to ${plainDay(last)}`;
};

/** An event's time as far as wording needs it. */
export type EventTime = Pick<EventDetails, 'start' | 'end' | 'zone' | 'allDay'>;

/** First and last day on which the event takes place, in its own zone. */
export const daysOfEvent = (event: EventTime): { first: Day; last: Day } => {
  const first = dayOf(event.start, event.zone);
  const end = wallTime(event.end, event.zone);
  const last = end.time === '00:00' && end.day > first ? addDays(end.day, -1) : end.day;
  return { first, last };
};

/** `9:30am to midday` on one day; empty for all-day events. */
export const timesWords = (event: EventTime): string =>
  event.allDay
    ? ''
    : `${clockWords(wallTime(event.start, event.zone).time)} to ${clockWords(wallTime(event.end, event.zone).time)}`;

/** `Tuesday 19 January 2027, 9:30am to midday`; `Friday 17 May 2024`; `20 to 24 May 2024`. */
export const whenWords = (event: EventTime): string => {
  const { first, last } = daysOfEvent(event);
  if (event.allDay) return dayRangeWords(first, last);
  if (first === last) return `${longDay(first)}, ${timesWords(event)}`;
  return `${momentWords(event.start, event.zone)} to ${momentWords(event.end, event.zone)}`;
};

/** `Tue 19 Jan, 9:30am to midday`, for dense lists. */
export const shortWhenWords = (event: EventTime): string => {
  const { first, last } = daysOfEvent(event);
  if (first !== last) return `${shortDay(first)} to ${shortDay(last)}`;
  return event.allDay ? shortDay(first) : `${shortDay(first)}, ${timesWords(event)}`;
};

/** `Monday 29 April 2024, 5pm` */
export const momentWords = (instant: Instant, zone: string): string => {
  const { day, time } = wallTime(instant, zone);
  return `${longDay(day)}, ${clockWords(time)}`;
};
