/** A month as a table of weeks, Monday first, with what happens on each day. */
import type { EventView } from '#core/contract/api.ts';
import { addDays, addMonths, type Day, firstOfMonth, mondayOf, weekdayOf } from '#core/time/days.ts';
import { daysOfEvent } from '#core/time/wording.ts';

/** The weeks that hold any day of the month; the first and last may reach into its neighbours. */
export function weeksOfMonth(day: Day): Day[][] {
  const first = firstOfMonth(day);
  const next = addMonths(first, 1);
  const weeks: Day[][] = [];
  for (let monday = mondayOf(first); monday < next; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, offset) => addDays(monday, offset)));
  }
  return weeks;
}

/** Each day's events by start. An event of several days stands on each of them. */
export function eventsByDay(events: readonly EventView[]): Map<Day, EventView[]> {
  const days = new Map<Day, EventView[]>();
  const inOrder = [...events].sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0));
  for (const event of inOrder) {
    const { first, last } = daysOfEvent(event);
    for (let day = first; day <= last; day = addDays(day, 1))
      days.set(day, [...(days.get(day) ?? []), event]);
  }
  return days;
}

/** Where a key leads from a day: arrows by day and week, Home and End in the week, Page Up and Down by month. */
export function dayAfterKey(key: string, day: Day): Day | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(day, -1);
    case 'ArrowRight':
      return addDays(day, 1);
    case 'ArrowUp':
      return addDays(day, -7);
    case 'ArrowDown':
      return addDays(day, 7);
    case 'Home':
      return mondayOf(day);
    case 'End':
      return addDays(day, 7 - weekdayOf(day));
    case 'PageUp':
      return sameDateIn(addMonths(day, -1), day);
    case 'PageDown':
      return sameDateIn(addMonths(day, 1), day);
    default:
      return null;
  }
}

/** The same date in another month, or that month's last day where it is shorter. */
function sameDateIn(firstOfOther: Day, day: Day): Day {
  const wanted = addDays(firstOfOther, Number(day.slice(8)) - 1);
  return firstOfMonth(wanted) === firstOfOther ? wanted : addDays(addMonths(firstOfOther, 1), -1);
}
