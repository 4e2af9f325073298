/**
 * An RRULE gone through date by date, within a budget. ical.js looks for the next date of a rule until it finds one, for
 * ever where there is none (30 February), and throws at rules that contradict themselves.
 */
import ICAL from 'ical.js';
import type { Day } from '#core/time/days.ts';
import { icalWords } from './icsWords.ts';

/** Dates looked at, whether they are the rule's or not; this many is daily for longer than anybody plans. */
const maxSteps = 25_000;
/** All repeating events of a file together: a second of work. */
export const maxStepsOfFile = 200_000;
/** Steps that the file may still take. */
export type StepBudget = { steps: number };

/** ical.js goes through every day in between. */
const longestInterval = 5_000;
const tooOften = new Set(['SECONDLY', 'MINUTELY', 'HOURLY']);

/** Thrown through ical.js, whose search ends no other way. */
class OutOfSteps extends Error {}

/** ical.js calls both methods for every date and year it looks at, the second already while it is constructed. */
const counted = (rule: ICAL.Recur, dtstart: ICAL.Time, step: () => void): ICAL.RecurIterator => {
  class Counted extends ICAL.RecurIterator {
    override check_contracting_rules(): boolean {
      step();
      return super.check_contracting_rules();
    }
    override expand_year_days(year: number): number {
      step();
      return super.expand_year_days(year);
    }
  }
  return new Counted({ rule, dtstart });
};

/**
 * Calls `visit` with each date in order, until it answers false or `end` is past. The rule's own UNTIL is for `visit`
 * to see to.
 * @returns why the rule cannot be used, or null
 */
export const walkRule = (
  rule: ICAL.Recur,
  start: ICAL.Time,
  end: Day,
  budget: StepBudget,
  visit: (time: ICAL.Time) => boolean,
): string | null => {
  if (tooOften.has(rule.freq)) return 'It repeats more often than daily.';
  if (rule.interval > longestInterval) return `It repeats only every ${rule.interval} times.`;
  if (budget.steps <= 0)
    return 'The repeating events before it have more dates than can be gone through in one file.';
  const bounded = rule.clone();
  bounded.until = ICAL.Time.fromDateString(end);
  let steps = 0;
  try {
    const dates = counted(bounded, start, () => {
      steps += 1;
      if (steps > maxSteps) throw new OutOfSteps();
    });
    for (let time = dates.next(); time; time = dates.next()) if (!visit(time)) break;
    return null;
  } catch (error) {
    return error instanceof OutOfSteps
      ? `It repeats more than ${maxSteps.toLocaleString('en-GB')} times before the dates we look at, or never.`
      : `Its repetition contradicts itself: ${icalWords(error)}`;
  } finally {
    budget.steps -= steps;
  }
};
