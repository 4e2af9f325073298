/**
 * Lays the sample programme against a first day, so that there is always something to come. Its dates are written as
 * `{monday+2}` (the Monday of the third week) and `{day+1}` (the second working day); see `content/README.md`.
 */
import { addDays, type Day, mondayOf, weekdayOf } from '../time/days.ts';
import { plainDay, weekdayNames } from '../time/wording.ts';

/** The weeks of Christmas and New Year: nobody would believe a workshop in them. */
const isHoliday = (day: Day): boolean => {
  const monday = mondayOf(day);
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index).slice(5)).some(
    (date) => date === '12-25' || date === '01-01',
  );
};

const isWorkingDay = (day: Day): boolean => weekdayOf(day) <= 5 && !isHoliday(day);

/** The first day of those that follow, `from` included, after leaving out `count` that fit. */
const nth = (from: Day, step: number, count: number, fits: (day: Day) => boolean): Day => {
  let day = from;
  for (let left = count; ; day = addDays(day, step)) {
    if (!fits(day)) continue;
    if (left === 0) return day;
    left -= 1;
  }
};

const names = weekdayNames.map((name) => name.toLowerCase());
const placeholder = new RegExp(`\\{(day|${names.join('|')})\\+(\\d{1,2})\\}`, 'g');

/** Week 0 begins on the first Monday that is not before `first`. Text without placeholders stays as it is. */
export const laySample = (text: string, first: Day): string => {
  const firstMonday = weekdayOf(first) === 1 ? first : addDays(mondayOf(first), 7);
  return text.replace(placeholder, (_, name: string, number: string) => {
    const count = Number(number);
    if (name === 'day') return plainDay(nth(first, 1, count, isWorkingDay));
    const monday = nth(firstMonday, 7, count, (day) => !isHoliday(day));
    return plainDay(addDays(monday, names.indexOf(name)));
  });
};
