import type { Instant } from '#core/events/event.ts';
import { clockWords, shortDay } from '#core/time/wording.ts';
import { dayOf, ukZone, wallTime } from '#core/time/zones.ts';

/** `2:14pm`, on another day `Mon 23 Nov, 2:14pm`. */
export function atWords(instant: Instant, now: Instant): string {
  const { day, time } = wallTime(instant, ukZone);
  return day === dayOf(now, ukZone) ? clockWords(time) : `${shortDay(day)}, ${clockWords(time)}`;
}
