/** The few wordings of dates that only the pages need; all others are `core/time`'s. */
import type { Instant } from '#core/events/event.ts';
import {
  clockWords,
  daysOfEvent,
  type EventTime,
  longDay,
  shortDay,
  timesWords,
} from '#core/time/wording.ts';
import { ukZone, wallTime } from '#core/time/zones.ts';

/** `4pm to 5pm`, `All day`, `9:30am, to Fri 21 May`: for a list in which the first day is already said. */
export function spanOnDay(event: EventTime): string {
  const { first, last } = daysOfEvent(event);
  const from = event.allDay ? 'All day' : clockWords(wallTime(event.start, event.zone).time);
  if (first !== last) return `${from}, to ${shortDay(last)}`;
  return event.allDay ? from : timesWords(event);
}

/** `midday on Friday 15 January 2027` */
export function clockFirst(instant: Instant): string {
  const { day, time } = wallTime(instant, ukZone);
  return `${clockWords(time)} on ${longDay(day)}`;
}

/** ` (UK time)` on a device that shows other times than the United Kingdom now, otherwise nothing. */
export function ukTimeNote(now: Instant): string {
  const device = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return wallTime(now, device).time === wallTime(now, ukZone).time ? '' : ' (UK time)';
}
