/** How long things about people are kept, in months. */

import type { Instant } from '../events/event.ts';
import { addMonths, makeDay, partsOf } from '../time/days.ts';
import { dayOf, localMidnight, ukZone } from '../time/zones.ts';

export const keptMonths = {
  /** Bookings, deliveries, confirmations, imports, what was edited outside, and what is left of links. */
  records: 24,
  /** The trail of deeds. */
  trail: 36,
} as const;

/** Midnight of the same day so many months ago; of the month's last day where it is shorter. */
export const monthsBefore = (now: Instant, months: number): Instant => {
  const today = dayOf(now, ukZone);
  const { year, month } = partsOf(addMonths(today, -months));
  const { date } = partsOf(today);
  const day = [date, 30, 29, 28]
    .map((each) => makeDay(year, month, Math.min(each, date)))
    .find((each) => each !== null);
  return localMidnight(day ?? addMonths(today, -months), ukZone);
};
