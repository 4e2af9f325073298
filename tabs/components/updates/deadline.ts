import type { Instant } from '#core/events/event.ts';
import { clockWords, shortDay } from '#core/time/wording.ts';
import { ukZone, wallTime } from '#core/time/zones.ts';

/** `Needs action by 5pm, Fri 27 Nov`; afterwards `Closed Fri 27 Nov`. With the year where it is not this one's. */
export function deadlineWords(by: Instant, now: Instant): string {
  const { day, time } = wallTime(by, ukZone);
  const year = day.slice(0, 4) === wallTime(now, ukZone).day.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`;
  return by > now
    ? `Needs action by ${clockWords(time)}, ${shortDay(day)}${year}`
    : `Closed ${shortDay(day)}${year}`;
}
