/** Dates as people in Britain type them to the bot: `tomorrow`, `next tue`, `12/5`, `wb 17 May`. */
import { addDays, addMonths, type Day, firstOfMonth, makeDay, mondayOf, partsOf, weekdayOf } from './days.ts';
import { monthNames, weekdayNames } from './wording.ts';

/** A run of days: `to` is the first day after it. */
type DayRange = { from: Day; to: Day };

/** A date found in a sentence, the words that said it, and what is left of the sentence without them. */
export type TypedDates = DayRange & { phrase: string; rest: string };

const short = (names: readonly string[]): string =>
  names.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|');

const monthPattern = `(?:${short(monthNames)}|sept)`;
const weekdayPattern = `(?:${short(weekdayNames)}|tues|weds|thur|thurs)`;
const datePattern = `(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${monthPattern})(?: (\\d{4}))?`;
const slashPattern = '(\\d{1,2})[/.](\\d{1,2})(?:[/.](\\d{4}|\\d{2}))?';

const numberOfName = (names: readonly string[], text: string): number =>
  names.findIndex((name) => name.toLowerCase().startsWith(text.slice(0, 3).toLowerCase())) + 1;

const week = (monday: Day): DayRange => ({ from: monday, to: addDays(monday, 7) });
const oneDay = (day: Day): DayRange => ({ from: day, to: addDays(day, 1) });
const month = (first: Day): DayRange => ({ from: first, to: addMonths(first, 1) });

/** Without a year the next such day is meant, today included. 29 February waits for its leap year. */
const dayFrom = (date: number, monthNumber: number, year: string | undefined, today: Day): Day | null => {
  if (year !== undefined) return makeDay(Number(year) + (year.length === 2 ? 2000 : 0), monthNumber, date);
  const thisYear = partsOf(today).year;
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const day = makeDay(thisYear + ahead, monthNumber, date);
    if (day !== null && day >= today) return day;
  }
  return null;
};

type Groups = readonly (string | undefined)[];
type Form = { pattern: string; read: (groups: Groups, today: Day) => DayRange | null };

const weekOf = (day: Day | null): DayRange | null => (day === null ? null : week(mondayOf(day)));
const single = (day: Day | null): DayRange | null => (day === null ? null : oneDay(day));

const namedDay = ([date, name, year]: Groups, today: Day): Day | null =>
  dayFrom(Number(date), numberOfName(monthNames, name ?? ''), year, today);
const slashDay = ([date, number, year]: Groups, today: Day): Day | null =>
  dayFrom(Number(date), Number(number), year, today);

/** Longer forms come first, so that `wb 17 May` is not read as `17 May`. */
const forms: readonly Form[] = [
  {
    pattern: `(?:wb|w/b|wc|w/c|week beginning|week commencing|week of) ${datePattern}`,
    read: (groups, today) => weekOf(namedDay(groups, today)),
  },
  {
    pattern: `(?:wb|w/b|wc|w/c|week beginning|week commencing|week of) ${slashPattern}`,
    read: (groups, today) => weekOf(slashDay(groups, today)),
  },
  {
    pattern: '(\\d{4})-(\\d{2})-(\\d{2})',
    read: ([year, number, date]) => single(makeDay(Number(year), Number(number), Number(date))),
  },
  {
    pattern: `(?:${weekdayPattern} )?${datePattern}`,
    read: (groups, today) => single(namedDay(groups, today)),
  },
  { pattern: slashPattern, read: (groups, today) => single(slashDay(groups, today)) },
  { pattern: 'today|tonight', read: (_, today) => oneDay(today) },
  { pattern: 'tomorrow|tmrw|tomorow', read: (_, today) => oneDay(addDays(today, 1)) },
  { pattern: 'yesterday', read: (_, today) => oneDay(addDays(today, -1)) },
  { pattern: '(?:this|the|my) week', read: (_, today) => week(mondayOf(today)) },
  { pattern: 'next week', read: (_, today) => week(addDays(mondayOf(today), 7)) },
  { pattern: 'last week', read: (_, today) => week(addDays(mondayOf(today), -7)) },
  { pattern: '(?:this|the) month', read: (_, today) => month(firstOfMonth(today)) },
  { pattern: 'next month', read: (_, today) => month(addMonths(today, 1)) },
  { pattern: 'last month', read: (_, today) => month(addMonths(today, -1)) },
  {
    pattern: `next (${weekdayPattern})`,
    read: ([name], today) => oneDay(addDays(mondayOf(today), 6 + numberOfName(weekdayNames, name ?? ''))),
  },
  {
    pattern: `(?:on |this )?(${weekdayPattern})`,
    read: ([name], today) =>
      oneDay(addDays(today, (numberOfName(weekdayNames, name ?? '') - weekdayOf(today) + 7) % 7)),
  },
  {
    pattern: `(?:in )?(${monthPattern})(?: (\\d{4}))?`,
    read: ([name, year], today) => {
      const number = numberOfName(monthNames, name ?? '');
      const { year: thisYear, month: thisMonth } = partsOf(today);
      const first = makeDay(Number(year ?? (number < thisMonth ? thisYear + 1 : thisYear)), number, 1);
      return first === null ? null : month(first);
    },
  },
];

const compiled = forms.map(({ pattern, read }) => ({
  expression: new RegExp(`(?<=^|[\\s,(])(?:on |for )?(?:${pattern})(?=$|[\\s,.?!)])`, 'i'),
  read,
}));

/**
 * The first kind of date the sentence holds, or null when it holds none or one that does not exist.
 * Weeks run from Monday; `tue` is the next Tuesday, today included; `next tue` is the one of next week.
 */
export const findTypedDates = (text: string, today: Day): TypedDates | null => {
  const line = text.replace(/\s+/g, ' ').trim();
  for (const { expression, read } of compiled) {
    const match = expression.exec(line);
    if (!match) continue;
    const range = read(match.slice(1), today);
    if (!range) return null;
    const rest = `${line.slice(0, match.index)} ${line.slice(match.index + match[0].length)}`;
    return { ...range, phrase: match[0].trim(), rest: rest.replace(/\s+/g, ' ').trim() };
  }
  return null;
};
