/** The list as people read it: this week, next week, then months; in them days, in them events. */
import type { EventView } from '#core/contract/api.ts';
import type { Instant } from '#core/events/event.ts';
import { addDays, type Day, mondayOf } from '#core/time/days.ts';
import { monthAndYear } from '#core/time/wording.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';

export type DayOfEvents = { day: Day; events: EventView[] };
export type Group = { name: string; days: DayOfEvents[] };

/** Coming up: what has not ended, soonest first. */
export const comingUp = (events: readonly EventView[], now: Instant): EventView[] =>
  events.filter((event) => event.end > now).sort(bySoonest);

/** Past: what has ended, latest first. */
export const past = (events: readonly EventView[], now: Instant): EventView[] =>
  events.filter((event) => event.end <= now).sort((a, b) => bySoonest(b, a));

const bySoonest = (a: EventView, b: EventView): number =>
  compare(a.start, b.start) || compare(a.title, b.title) || compare(a.id, b.id);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Groups events in the order given. What began in an earlier week and still runs belongs to this week. */
export function grouped(events: readonly EventView[], now: Instant): Group[] {
  const today = dayOf(now, ukZone);
  const groups: Group[] = [];
  for (const event of events) {
    const day = dayOf(event.start, event.zone);
    const name = groupName(day, today, event.end > now);
    if (groups.at(-1)?.name !== name) groups.push({ name, days: [] });
    const days = groups.at(-1)?.days ?? [];
    const lastDay = days.at(-1);
    if (lastDay?.day === day) lastDay.events.push(event);
    else days.push({ day, events: [event] });
  }
  return groups;
}

/** The first `count` events of the groups: what a reader sees before scrolling. */
export function beginning(groups: readonly Group[], count: number): Group[] {
  const taken: Group[] = [];
  let left = count;
  for (const { name, days } of groups) {
    const first: DayOfEvents[] = [];
    for (const { day, events } of days) {
      if (left <= 0) break;
      first.push({ day, events: events.slice(0, left) });
      left -= events.length;
    }
    if (first.length > 0) taken.push({ name, days: first });
  }
  return taken;
}

function groupName(day: Day, today: Day, stillRuns: boolean): string {
  const thisMonday = mondayOf(today);
  const monday = mondayOf(day);
  if (monday === thisMonday || (stillRuns && monday < thisMonday)) return 'This week';
  if (monday === addDays(thisMonday, 7)) return 'Next week';
  if (monday === addDays(thisMonday, -7)) return 'Last week';
  return monthAndYear(day);
}
