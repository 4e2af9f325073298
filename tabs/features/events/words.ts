/** The words of the pages for what the contract names. */
import type { Attendance, EventKind } from '#core/events/event.ts';
import { attendanceNames } from '#core/events/names.ts';

/** As everywhere, but nothing where there is nothing to attend. */
export const attendanceWords: Record<Attendance, string> = { ...attendanceNames, none: '' };

/** What "Show" offers: the kinds as people think of them. */
export const shows = {
  meetings: { label: 'Meetings', kinds: ['meeting', 'network'] },
  training: { label: 'Training and webinars', kinds: ['workshop', 'webinar', 'biteSize'] },
  conferences: { label: 'Conferences', kinds: ['conference'] },
  visits: { label: 'Visits', kinds: ['visit'] },
  deadlines: { label: 'Deadlines', kinds: ['keyDate'] },
} as const satisfies Record<string, { label: string; kinds: readonly EventKind[] }>;
export type Show = keyof typeof shows;
