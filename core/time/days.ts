/** Calendar days without a clock or zone: `2027-05-19`. They sort and compare as text. */

/** A day of the Gregorian calendar as `YYYY-MM-DD`. */
export type Day = string;

const dayMs = 86_400_000;

const msOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const dayOfMs = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** The day with these numbers (month 1 to 12), or null when the calendar has none, such as 31 June. */
export const makeDay = (year: number, month: number, date: number): Day | null => {
  if (year < 1900 || year > 2999 || month < 1 || month > 12 || date < 1 || date > 31) return null;
  const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return dayOfMs(Date.UTC(year, month - 1, date)) === day ? day : null;
};

export const partsOf = (day: Day): { year: number; month: number; date: number } => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  date: Number(day.slice(8, 10)),
});

export const addDays = (day: Day, count: number): Day => dayOfMs(msOf(day) + count * dayMs);

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number => Math.round((msOf(b) - msOf(a)) / dayMs);

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: Day): number => new Date(msOf(day)).getUTCDay() || 7;

/** The Monday of the week in which the day lies. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));

export const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;

/** The first day of the month `count` months later. */
export const addMonths = (day: Day, count: number): Day => {
  const { year, month } = partsOf(day);
  return dayOfMs(Date.UTC(year, month - 1 + count, 1));
};
