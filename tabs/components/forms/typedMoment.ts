/** Days and times of day as people type them into a field. */
import { addDays, type Day } from '#core/time/days.ts';
import { findTypedDates } from '#core/time/typedDates.ts';
import type { ClockTime } from '#core/time/zones.ts';

/** `27 November 2026`, `27/11/2026`, `fri`, `tomorrow`; null for anything that is not exactly one day. */
export function readDay(text: string, today: Day): Day | null {
  const found = findTypedDates(text.replace(/,/g, ' '), today);
  return found && found.rest === '' && found.to === addDays(found.from, 1) ? found.from : null;
}

const clock = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/i;

/** `5pm`, `5:30 pm`, `17:00`, `midday`; null for anything else. */
export function readClock(text: string): ClockTime | null {
  const typed = text.trim().toLowerCase();
  if (typed === 'midday' || typed === 'noon') return '12:00';
  const [, hours = '', minutes, half] = clock.exec(typed) ?? [];
  if (hours === '' || (!half && minutes === undefined)) return null;
  const hour = half ? (Number(hours) % 12) + (half === 'pm' ? 12 : 0) : Number(hours);
  const fits =
    hour < 24 && Number(minutes ?? 0) < 60 && (!half || (Number(hours) >= 1 && Number(hours) <= 12));
  return fits ? `${String(hour).padStart(2, '0')}:${minutes ?? '00'}` : null;
}
