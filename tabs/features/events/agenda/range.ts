import type { Instant } from '#core/events/event.ts';
import { addDays } from '#core/time/days.ts';
import { dayOf, localMidnight, ukZone } from '#core/time/zones.ts';
import type { Range } from '../api.ts';

export type Period = 'coming' | 'past';

const daysInStretch = 56;

/** What a list asks for after `stretch` presses of "Show more"; null for the standard reply, which needs no range. */
export function rangeOf(period: Period, stretch: number, now: Instant): Range | null {
  if (period === 'coming' && stretch === 1) return null;
  const today = dayOf(now, ukZone);
  const days = daysInStretch * stretch;
  return period === 'coming'
    ? { from: localMidnight(today, ukZone), to: localMidnight(addDays(today, days), ukZone) }
    : { from: localMidnight(addDays(today, -days), ukZone), to: localMidnight(addDays(today, 1), ukZone) };
}
