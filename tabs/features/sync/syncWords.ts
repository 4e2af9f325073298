/** Synchronising in words. */
import type { SyncReply } from '#core/contract/api.ts';
import { clockWords, shortDay } from '#core/time/wording.ts';
import { dayOf, ukZone, wallTime } from '#core/time/zones.ts';
import { counted } from '../../components/counted.ts';

type Line = SyncReply['lines'][number];
type Question = SyncReply['questions'][number];

export const partNames: Record<Line['what'], string> = {
  events: 'Events to SharePoint and Outlook',
  bookings: 'Bookings to SharePoint and Outlook',
  list: 'Edits in the SharePoint list',
  calendar: 'Edits and replies in Outlook',
};

export const stateNames: Record<Line['state'], string> = {
  working: 'Working',
  slow: 'Slow',
  needsYou: 'Needs you',
  stopped: 'Stopped',
};

export const placeNames: Record<Question['source'], string> = {
  list: 'the SharePoint list',
  calendar: 'the Outlook calendar',
};

/** `All working`, `All working except 1` */
export const summaryOf = ({ lines }: Pick<SyncReply, 'lines'>): string => {
  const others = lines.filter(({ state }) => state !== 'working').length;
  return others === 0 ? 'All working' : `All working except ${others}`;
};

/** `7:52am` today, `Fri 20 Nov` before. */
export const momentWords = (at: string | null, now: string): string => {
  if (at === null) return 'Never';
  const day = dayOf(at, ukZone);
  return day === dayOf(now, ukZone) ? clockWords(wallTime(at, ukZone).time) : shortDay(day);
};

const isDeletion = ({ changes }: Question): boolean => changes.some(({ after }) => after === 'deleted');

export const askedWords = (question: Question): string => {
  const who = question.editor?.name ?? 'Someone';
  const did = isDeletion(question) ? 'deleted this' : 'changed this';
  return `${who} ${did} in ${placeNames[question.source]}.`;
};

/** What keeping it does, as a button. */
export const keepWords = (question: Question): string => {
  const deed = isDeletion(question) ? 'Cancel the event' : 'Keep it';
  return question.people === 0
    ? `${deed}: nobody has booked`
    : `${deed} and tell ${counted(question.people, 'person', 'people')}`;
};

/** What each state means for schools and what to do. */
export const faultWords = ({ what, state, reason }: Line): string | null => {
  if (state === 'working' || state === 'needsYou') return null;
  const why = reason === null ? '' : ` ${reason}`;
  const next =
    state === 'slow'
      ? 'It goes on by itself and nothing is lost.'
      : 'Nothing is lost, but nothing comes through. Tell an administrator.';
  return `${partNames[what]}: ${stateNames[state].toLowerCase()}.${why} ${next}`;
};
