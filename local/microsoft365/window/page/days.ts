/** Days as `2026-11-24`, counted in UTC so that no clock change can bend them, and their British spelling. */

export type Day = string;

const dateOf = (day: Day) => new Date(`${day}T00:00:00Z`);
const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);

/** Today in the UK. */
export const today = (now = new Date()): Day =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(now);

export const addDays = (day: Day, days: number): Day =>
  dayOf(new Date(dateOf(day).getTime() + days * 86_400_000));

/** The Monday of the day's week. */
export const mondayOf = (day: Day): Day => addDays(day, -((dateOf(day).getUTCDay() + 6) % 7));

export const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;

/** The first of a month so many months away. */
export const addMonths = (day: Day, months: number): Day => {
  const date = dateOf(firstOfMonth(day));
  date.setUTCMonth(date.getUTCMonth() + months);
  return dayOf(date);
};

/** Every day from one to another, the last left out. */
export const daysBetween = (from: Day, until: Day): Day[] => {
  const days: Day[] = [];
  for (let day = from; day < until; day = addDays(day, 1)) days.push(day);
  return days;
};

const spelled = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
  return (day: Day): string => format.format(dateOf(day)).replace(',', '');
};

/** "Tuesday 24 November" */
export const longDay = spelled({ weekday: 'long', day: 'numeric', month: 'long' });
/** "Tuesday 24 November 2026" */
export const fullDay = spelled({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
/** "Tue 24 Nov" */
export const shortDay = spelled({ weekday: 'short', day: 'numeric', month: 'short' });
/** "November 2026" */
export const monthName = spelled({ month: 'long', year: 'numeric' });
/** "24 November 2026" */
export const dateName = spelled({ day: 'numeric', month: 'long', year: 'numeric' });

/** "9:30am", "midday", "4pm" from a wall time such as `2026-11-24T09:30:00.0000000`. */
export const clockTime = (wallTime: string): string => {
  const [hour = 0, minute = 0] = wallTime.slice(11, 16).split(':').map(Number);
  if (minute === 0 && hour === 12) return 'midday';
  if (minute === 0 && hour === 0) return 'midnight';
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
};

const ukWallTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** "Tue 24 Nov 2026, 9:30am" in UK time, from an instant such as `2026-11-24T09:30:00Z`. */
export const ukMoment = (instant: string): string => {
  const wallTime = ukWallTime.format(new Date(instant));
  return `${shortDay(wallTime.slice(0, 10))} ${wallTime.slice(0, 4)}, ${clockTime(wallTime)}`;
};
