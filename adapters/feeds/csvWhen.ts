/** When a CSV row's event is: from date, end date, start, end, time and all-day columns. UK time. */
import type { Instant } from '#core/events/event.ts';
import { addDays, type Day } from '#core/time/days.ts';
import { type ClockTime, localMidnight, ukZone } from '#core/time/zones.ts';
import type { ColumnName } from './csvColumns.ts';
import { readYesOrNo } from './vocabulary.ts';
import { wallInstant } from './wallInstant.ts';
import { readWrittenDay, readWrittenTime, readWrittenTimes, type Written } from './writtenDates.ts';

export type Cell = (name: ColumnName) => string;
/** A flaw with the column it stands in. */
export type CellFlaw = { column: ColumnName; flaw: string };
export type When = { start: Instant; end: Instant; allDay: boolean };

const isoMoment = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2})?$/;
const allDayWords = /^(all day|whole day)$/i;

const at = <T>(column: ColumnName, written: Written<T>): { value: T } | CellFlaw =>
  'flaw' in written ? { column, flaw: written.flaw } : written;

/** The first day of the row, also where start holds date and time in one. */
export const firstDay = (cell: Cell): { value: Day } | CellFlaw => {
  const moment = isoMoment.exec(cell('date')) ?? isoMoment.exec(cell('start'));
  if (moment?.[1]) return at('date', readWrittenDay(moment[1]));
  if (cell('date') === '') return { column: 'date', flaw: 'The date is missing.' };
  return at('date', readWrittenDay(cell('date')));
};

const lastDay = (cell: Cell, first: Day): { value: Day } | CellFlaw => {
  const moment = isoMoment.exec(cell('endDate')) ?? isoMoment.exec(cell('end'));
  if (moment?.[1]) return at('endDate', readWrittenDay(moment[1]));
  return cell('endDate') === '' ? { value: first } : at('endDate', readWrittenDay(cell('endDate')));
};

const timeOf = (cell: Cell, column: 'start' | 'end', date: 'date' | 'endDate'): string =>
  isoMoment.exec(cell(column))?.[2] ?? isoMoment.exec(cell(date))?.[2] ?? cell(column);

type Times = { start: ClockTime; end: ClockTime } | 'allDay';

const readTimes = (cell: Cell, deadline: boolean): { value: Times } | CellFlaw => {
  const wholeDay = at('allDay', readYesOrNo(cell('allDay')));
  if ('flaw' in wholeDay) return wholeDay;
  const time = cell('time');
  const start = timeOf(cell, 'start', 'date');
  const end = timeOf(cell, 'end', 'endDate');
  if (deadline || wholeDay.value || [time, start].some((text) => allDayWords.test(text)))
    return { value: 'allDay' };
  if (start === '' && time !== '') {
    const times = at('time', readWrittenTimes(time));
    if ('flaw' in times) return times;
    const { start: from, end: to } = times.value;
    return to === null
      ? { column: 'time', flaw: 'The end time is missing. Write it as 9:30am to midday.' }
      : { value: { start: from, end: to } };
  }
  if (start === '')
    return { column: 'start', flaw: 'The start time is missing. Write "all day" if there is none.' };
  const from = at('start', readWrittenTime(start));
  if ('flaw' in from) return from;
  if (end === '') return { column: 'end', flaw: 'The end time is missing.' };
  const to = at('end', readWrittenTime(end));
  return 'flaw' in to ? to : { value: { start: from.value, end: to.value } };
};

/** `deadline`: lasts the whole day whatever the time columns say. */
export const readWhen = (cell: Cell, deadline: boolean): { value: When } | CellFlaw => {
  const first = firstDay(cell);
  if ('flaw' in first) return first;
  const last = lastDay(cell, first.value);
  if ('flaw' in last) return last;
  if (last.value < first.value) return { column: 'endDate', flaw: 'The last day is before the first.' };
  const times = readTimes(cell, deadline);
  if ('flaw' in times) return times;
  if (times.value === 'allDay')
    return {
      value: {
        start: localMidnight(first.value, ukZone),
        end: localMidnight(addDays(last.value, 1), ukZone),
        allDay: true,
      },
    };
  const column = cell('start') === '' ? 'time' : 'start';
  const start = at(column, wallInstant(first.value, times.value.start, ukZone));
  if ('flaw' in start) return start;
  const midnight = times.value.end === '00:00' && last.value === first.value;
  const endDay = midnight ? addDays(last.value, 1) : last.value;
  const end = at(column === 'time' ? 'time' : 'end', wallInstant(endDay, times.value.end, ukZone));
  return 'flaw' in end ? end : { value: { start: start.value, end: end.value, allDay: false } };
};

/** A day without a time means the whole of that day. */
export const readBookBy = (text: string): Written<Instant | null> => {
  if (text === '') return { value: null };
  const match = /^(.+?)(?:,? (?:at )?(\d{1,2}(?:[:.]\d{2})? ?(?:am|pm)|\d{1,2}:\d{2}|midday|noon))?$/i.exec(
    text,
  );
  const day = readWrittenDay(match?.[1] ?? text);
  if ('flaw' in day) return day;
  const time = match?.[2] === undefined ? { value: '23:59' } : readWrittenTime(match[2]);
  return 'flaw' in time ? time : wallInstant(day.value, time.value, ukZone);
};
