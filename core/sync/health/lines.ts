/** How synchronising goes, in the few words that people act on. Pure. */
import type { Instant } from '../../events/event.ts';
import { type Feed, feedState } from '../../feeds/feed.ts';
import { clockWords, momentWords } from '../../time/wording.ts';
import { addSeconds, dayOf, ukZone, wallTime } from '../../time/zones.ts';
import type { Reading } from '../inbound/following.ts';
import type { ChangeSource } from '../inbound/ports.ts';
import type { OutboxMark, StandingMark } from '../ports.ts';

export const syncParts = ['events', 'bookings', 'list', 'calendar', 'feeds', 'mails'] as const;
/** Two ways out (events, bookings), two ways in (edits of the list, edits and replies in the calendar), calendars that are read, and messages to people. */
export type SyncPart = (typeof syncParts)[number];

export const syncStates = ['working', 'slow', 'needsYou', 'stopped', 'paused'] as const;
type SyncState = (typeof syncStates)[number];

export type SyncLine = {
  what: SyncPart;
  state: SyncState;
  /** Null when that was never so, or nobody knows. */
  lastGood: Instant | null;
  waiting: number;
  needsYou: number;
  reason: string | null;
};

const slowAfterMinutes = 5;
const stoppedAfterMinutes = 30;

const stateAfter = (since: Instant | null, now: Instant): SyncState => {
  if (since === null) return 'slow';
  const minutes = (Date.parse(now) - Date.parse(since)) / 60_000;
  if (minutes >= stoppedAfterMinutes) return 'stopped';
  return minutes >= slowAfterMinutes ? 'slow' : 'working';
};

const orNeedsYou = (state: SyncState, needsYou: number): SyncState =>
  state === 'working' && needsYou > 0 ? 'needsYou' : state;

const inTurnWords = 'Many changes at once go out as fast as Microsoft 365 takes them.';

/** Seconds. A county's whole programme takes about half an hour of a small tenant's SharePoint. */
const longestTurn = 1800;

/** From when on it is late: what goes in turn has its time. */
const lateFrom = ({ markedAt, urgency }: OutboxMark): Instant =>
  urgency === 'now' ? markedAt : addSeconds(markedAt, longestTurn);

const oldest = (instants: readonly Instant[], now: Instant): Instant =>
  instants.reduce((first, instant) => (instant < first ? instant : first), now);

/** `Next try at 7:56am.` */
const nextTry = (at: Instant, now: Instant): string =>
  dayOf(at, ukZone) === dayOf(now, ukZone)
    ? `Next try at ${clockWords(wallTime(at, ukZone).time)}.`
    : `Next try ${momentWords(at, ukZone)}.`;

/** Of what is late: the soonest of those that were put off. Null where none was, so that nobody knows why. */
const whyLate = (marks: readonly StandingMark[], now: Instant): string | null => {
  const [next] = marks.flatMap(({ dueAt }) => (dueAt > now ? dueAt : [])).sort();
  return next === undefined ? null : `Microsoft 365 does not take it yet. ${nextTry(next, now)}`;
};

/** What goes out is in step up to the oldest mark that stands. */
export const wayOut = (
  what: 'events' | 'bookings',
  marks: readonly StandingMark[],
  needsYou: number,
  now: Instant,
): SyncLine => {
  const kind = what === 'events' ? 'event' : 'bookings';
  const standing = marks.filter((mark) => mark.kind === kind);
  const late = stateAfter(oldest(standing.map(lateFrom), now), now);
  const isInTurn = late !== 'working' && standing.some(({ urgency }) => urgency === 'inTurn');
  return {
    what,
    state: orNeedsYou(late, needsYou),
    lastGood: oldest(
      standing.map(({ markedAt }) => markedAt),
      now,
    ),
    // What is marked twice waits once.
    waiting: new Set(standing.map(({ eventId }) => eventId)).size,
    needsYou,
    reason: late === 'working' ? null : isInTurn ? inTurnWords : whyLate(standing, now),
  };
};

/** Why it is not known what came in since. */
const whyUnread = ({ problem, notBefore, readAt }: Reading, now: Instant): string | null => {
  if (problem === null) return readAt ? null : 'It was not read yet.';
  if (notBefore !== null && notBefore > now)
    return `Microsoft 365 asks us to wait. ${nextTry(notBefore, now)}`;
  return `${problem.charAt(0).toUpperCase()}${problem.slice(1).replace(/\.$/, '')}.`;
};

/** What comes in is known up to the last reading that went through. */
export const wayIn = (what: ChangeSource, reading: Reading, needsYou: number, now: Instant): SyncLine => {
  const state = stateAfter(reading.readAt, now);
  return {
    what,
    state: orNeedsYou(state, needsYou),
    lastGood: reading.readAt,
    waiting: 0,
    needsYou,
    reason: state === 'working' ? null : whyUnread(reading, now),
  };
};

/** Calendars on the web: good up to the one that was last heard of longest ago. Those that are paused do not count. */
export const feedsIn = (feeds: readonly Feed[], waiting: number, stopped: number, now: Instant): SyncLine => {
  const read = feeds.filter(({ enabled }) => enabled);
  const needsYou = stopped + read.filter((feed) => feedState(feed) === 'failing').length;
  const heard = read.flatMap(({ lastSuccess }) => lastSuccess ?? []).sort();
  const lastGood = read.length === 0 ? now : (heard[0] ?? null);
  return { what: 'feeds', state: orNeedsYou('working', needsYou), lastGood, waiting, needsYou, reason: null };
};

/** Mail and cards. They are good up to now while none waits; of one that waits the queue does not say since when. */
export const mailsOut = (waiting: number, stopped: number, now: Instant): SyncLine => ({
  what: 'mails',
  state: orNeedsYou('working', stopped),
  lastGood: waiting === 0 ? now : null,
  waiting,
  needsYou: stopped,
  reason: null,
});

/** While synchronising is paused, what would go by itself does not. Calendars on the web and mail go on. */
export const pausedLine = (line: SyncLine): SyncLine =>
  line.what === 'feeds' || line.what === 'mails' ? line : { ...line, state: 'paused', reason: null };
