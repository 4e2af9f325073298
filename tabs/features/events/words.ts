/** The words of the pages for what the contract names. */
import type { Attendance, EventKind, Phase } from '#core/events/event.ts';

export const kindWords: Record<EventKind, string> = {
  meeting: 'Meeting',
  conference: 'Conference',
  workshop: 'Workshop',
  webinar: 'Webinar',
  biteSize: 'Bite-size session',
  network: 'Network',
  visit: 'Visit',
  keyDate: 'Deadline',
};

export const phaseWords: Record<Phase, string> = {
  earlyYears: 'Early years',
  primary: 'Primary',
  secondary: 'Secondary',
  post16: 'Post-16',
  special: 'Special',
  alternativeProvision: 'Alternative provision',
};

export const attendanceWords: Record<Attendance, string> = {
  online: 'Online',
  inPerson: 'In person',
  hybrid: 'In person and online',
  none: '',
};

/** What "Show" offers: the kinds as people think of them. */
export const shows = {
  meetings: { label: 'Meetings', kinds: ['meeting', 'network'] },
  training: { label: 'Training and webinars', kinds: ['workshop', 'webinar', 'biteSize'] },
  conferences: { label: 'Conferences', kinds: ['conference'] },
  visits: { label: 'Visits', kinds: ['visit'] },
  deadlines: { label: 'Deadlines', kinds: ['keyDate'] },
} as const satisfies Record<string, { label: string; kinds: readonly EventKind[] }>;
export type Show = keyof typeof shows;

/** `1,284`. Not by `toLocaleString`, whose first use loads the locale data: 50 ms on a slow laptop before anything shows. */
export const figure = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** `1 event`, `9 events` */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${figure(count)} ${count === 1 ? one : many}`;

const ordinals = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];

/** `first` to `ninth`, then `10th` and so on. */
export function ordinal(position: number): string {
  const word = ordinals[position];
  if (word) return word;
  const tail =
    position % 100 >= 11 && position % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][position % 10] ?? 'th');
  return `${position}${tail}`;
}
