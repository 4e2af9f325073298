/** What people call the kinds, ways of taking part and phases. The same words in tabs, cards, lists and refusals. */
import type { Attendance, EventKind, Phase } from './event.ts';

export const kindNames: Record<EventKind, string> = {
  meeting: 'Meeting',
  conference: 'Conference',
  workshop: 'Workshop',
  webinar: 'Webinar',
  biteSize: 'Bite-size session',
  network: 'Network',
  visit: 'Visit',
  keyDate: 'Deadline',
};

export const attendanceNames: Record<Attendance, string> = {
  online: 'Online',
  inPerson: 'In person',
  hybrid: 'In person and online',
  none: 'Nothing to attend',
};

export const phaseNames: Record<Phase, string> = {
  earlyYears: 'Early years',
  primary: 'Primary',
  secondary: 'Secondary',
  post16: 'Post-16',
  special: 'Special',
  alternativeProvision: 'Alternative provision',
};
