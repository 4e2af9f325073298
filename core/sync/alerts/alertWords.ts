/** What an alert says: the same in its card and its mail. */

import { counted } from '../../counted.ts';
import type { Instant } from '../../events/event.ts';
import { clockWords, shortDay } from '../../time/wording.ts';
import { ukZone, wallTime } from '../../time/zones.ts';
import type { SyncPart } from '../health/lines.ts';
import type { Alert, Fault } from './alert.ts';

type PartWords = { wrong: string; right: string; effect: (count: number) => string };

const parts: Record<SyncPart, PartWords> = {
  events: {
    wrong: 'Events are not reaching SharePoint and Outlook',
    right: 'Events reach SharePoint and Outlook again',
    effect: (count) => `${counted(count, 'event is', 'events are')} not there as they should be`,
  },
  bookings: {
    wrong: 'Bookings are not reaching SharePoint and Outlook',
    right: 'Bookings reach SharePoint and Outlook again',
    effect: (count) => `People of ${counted(count, 'event')} do not have the right calendar entry yet`,
  },
  list: {
    wrong: 'Edits in the SharePoint list are not read',
    right: 'Edits in the SharePoint list are read again',
    effect: () => 'What editors change there does not reach the app',
  },
  calendar: {
    wrong: 'Edits and replies in Outlook are not read',
    right: 'Edits and replies in Outlook are read again',
    effect: () => 'Replies to invitations do not become bookings',
  },
  feeds: {
    wrong: 'Calendars cannot be read',
    right: 'Calendars can be read again',
    effect: (count) => `${counted(count, 'calendar')} of others may be out of date here`,
  },
  mails: {
    wrong: 'Messages to people do not go out',
    right: 'Messages to people go out again',
    effect: (count) => `${counted(count, 'message has', 'messages have')} not reached anybody`,
  },
};

/** `7:31am`, with the day where it is another than today's. */
export const sinceWords = (at: Instant, now: Instant): string => {
  const { day, time } = wallTime(at, ukZone);
  return wallTime(now, ukZone).day === day ? clockWords(time) : `${clockWords(time)}, ${shortDay(day)}`;
};

/** Longest unmended first. */
const open = ({ faults }: Alert): Fault[] =>
  faults.filter(({ fixedAt }) => fixedAt === null).toSorted((a, b) => a.since.localeCompare(b.since));

/** The faults that stand, or where none does those there were. */
const told = (alert: Alert): readonly Fault[] => (open(alert).length > 0 ? open(alert) : alert.faults);

export const alertTitle = (alert: Alert): string => {
  const [only, ...others] = told(alert);
  if (!only) return 'Synchronising';
  const isOver = alert.state !== 'raised';
  if (others.length === 0) return parts[only.what][isOver ? 'right' : 'wrong'];
  return `${counted(others.length + 1, 'connection')} ${isOver ? 'work again' : 'at fault'}`;
};

const whatNow = (alert: Alert): string =>
  `${open(alert).some(({ state }) => state === 'stopped') ? 'Stopped' : 'Needs you'}`;

/** `Needs you · since 7:31am`, `Fixed at 7:58am` */
export const alertStatus = (alert: Alert): string => {
  const { state, owner, fixedAt, at } = alert;
  if (state !== 'raised') return `Fixed at ${sinceWords(fixedAt ?? at, at)}`;
  if (owner) return `Being fixed by ${owner.name}, ${sinceWords(owner.at, at)}`;
  const [first] = open(alert);
  return `${whatNow(alert)} · since ${sinceWords(first?.since ?? at, at)}`;
};

export type FaultWords = { title: string; facts: (readonly [name: string, value: string])[] };

/** One fault, line by line. */
export const faultWords = (fault: Fault, now: Instant): FaultWords => {
  const { what, since, cause, reference, fixedAt, waiting, needsYou } = fault;
  const { wrong, right, effect } = parts[what];
  if (fixedAt !== null)
    return {
      title: right,
      facts: [
        ['Went wrong', sinceWords(since, now)],
        ['Fixed', sinceWords(fixedAt, now)],
      ],
    };
  return {
    title: wrong,
    facts: [
      ['Since', sinceWords(since, now)],
      ['Effect', `${effect(Math.max(waiting, needsYou, 1))}.`],
      ['Cause', cause ?? 'Nothing has gone through, and nobody knows why yet.'],
      ...(reference ? [['Reference', reference] as const] : []),
    ],
  };
};

/** What becomes of it from here. */
export const alertAdvice = ({ state }: Alert): string =>
  state === 'raised'
    ? 'Nothing is lost: it goes on from where it stands. Sync health says what is wrong and how to mend it.'
    : 'It went on from where it stood.';
