/** The day that a break ends, as people type it: "until 4 January", "for two weeks", "friday". */
import { cut } from '#core/cut.ts';
import { addDays, type Day } from '#core/time/days.ts';
import { longDay } from '#core/time/wording.ts';
import { typedDays } from './typedDays.ts';

/** A longer break is a choice of "never". */
const longestDays = 400;

const example = 'Say for example: pause until 4 January. Or choose a day at the end of this form.';
const numbers: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, six: 6 };
const units: Readonly<Record<string, number>> = { day: 1, week: 7, fortnight: 14, month: 30 };
const weekdays = /^(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?$/;

const lasting = (words: string): number | null => {
  const [, many = '', unit = ''] = /^(\d{1,3}|[a-z]+) (day|week|fortnight|month)s?$/.exec(words) ?? [];
  const count = numbers[many] ?? Number(many || Number.NaN);
  return Number.isInteger(count) && count > 0 ? count * (units[unit] ?? 0) : null;
};

/** The day, or what to say, in plain text, where there is none that fits. */
export function typedBreak(words: string, today: Day): { until: Day } | { problem: string } {
  const said = words.replace(/^(until|till|til|for|to)\b ?/, '').trim();
  if (said === '' || said === 'until') return { problem: `Until when? ${example}` };
  const days = lasting(said);
  const typed = days === null ? typedDays(said, today)?.from : addDays(today, days);
  if (!typed) return { problem: `I do not know which day ‘${cut(said, 60)}’ is. ${example}` };
  // Who says Monday on a Monday means the next one.
  const until = typed === today && weekdays.test(said) ? addDays(today, 7) : typed;
  if (until <= today)
    return {
      problem: `${longDay(until)} is ${until === today ? 'today' : 'past'}. A break ends on a day after today. ${example}`,
    };
  const last = addDays(today, longestDays);
  if (until > last)
    return {
      problem: `A break ends by ${longDay(last)} at the latest. For longer, choose ‘Only what I ask for or book’.`,
    };
  return { until };
}
