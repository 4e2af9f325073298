/** What a person chose about messages: how often, when not, by which ways, and what they are concerned with. */
import { z } from 'zod';
import { phases } from '../events/event.ts';
import type { Day } from '../time/days.ts';

export const rhythms = ['straightAway', 'weekly', 'monthly', 'never'] as const;
/**
 * `straightAway`: each update as it is published, and the digest. `monthly`: the first digest of a month; also what we
 * turn to, and say so, when eight in a row were ignored. `never`: only what answers or concerns what they booked.
 */
export type Rhythm = (typeof rhythms)[number];

export const jobs = [
  'headteacher',
  'senior',
  'teacher',
  'support',
  'governor',
  'trust',
  'earlyYears',
  'council',
  'other',
] as const;
/** What somebody does. No right comes of it: it only says what concerns them. */
export type Job = (typeof jobs)[number];

export const jobNames: Record<Job, string> = {
  headteacher: 'Headteacher or principal',
  senior: 'Senior or middle leader',
  teacher: 'Teacher',
  support: 'Teaching assistant or support staff',
  governor: 'Governor or trustee',
  trust: 'Trust leader',
  earlyYears: 'Early years practitioner',
  council: 'Council officer',
  other: 'Something else',
};

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 18:00');

export const preferencesSchema = z.object({
  rhythm: z.enum(rhythms),
  /** From and to, UK time, nothing unasked is sent. May run over midnight; the same time twice means never quiet. */
  quiet: z.object({ from: clockTime, to: clockTime }),
  /** Nothing unasked on Saturdays and Sundays. */
  quietWeekends: z.boolean(),
  /** Nothing unasked in the county's school holidays and on bank holidays. */
  quietHolidays: z.boolean(),
  /** Nothing unasked before this day; null when there is no break. Ends by itself. */
  pausedUntil: z.iso.date().nullable(),
  /** Empty means every phase. */
  phases: z.array(z.enum(phases)),
  /** Null: not said, so nothing is left out for it. */
  job: z.enum(jobs).nullable(),
  /** The ways we may reach them. One of them stays. */
  routes: z
    .object({ chat: z.boolean(), mail: z.boolean() })
    .refine(({ chat, mail }) => chat || mail, 'Keep at least one, or we cannot tell you about your bookings'),
});
export type Preferences = z.infer<typeof preferencesSchema>;

/** The day on which their break ends; null when they are not on one. */
export const breakEnd = ({ pausedUntil }: Pick<Preferences, 'pausedUntil'>, today: Day): Day | null =>
  pausedUntil !== null && pausedUntil > today ? pausedUntil : null;

/** What holds until somebody chooses: weekly, nothing between 6pm and 7:30am. */
export const usualPreferences: Preferences = {
  rhythm: 'weekly',
  quiet: { from: '18:00', to: '07:30' },
  quietWeekends: true,
  quietHolidays: true,
  pausedUntil: null,
  phases: [],
  job: null,
  routes: { chat: true, mail: true },
};
