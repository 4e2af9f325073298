/** How synchronising goes, in the few words that people act on. Pure. */
import type { Instant } from '../../events/event.ts';
import type { OutboxMark } from '../ports.ts';
import type { Reading } from './following.ts';
import type { ChangeSource } from './ports.ts';

export const syncParts = ['events', 'bookings', 'list', 'calendar'] as const;
/** Two ways out (events, bookings), two ways in (edits of the list, edits and replies in the calendar). */
export type SyncPart = (typeof syncParts)[number];

export const syncStates = ['working', 'slow', 'needsYou', 'stopped'] as const;
type SyncState = (typeof syncStates)[number];

export type SyncLine = {
  what: SyncPart;
  state: SyncState;
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

/** What goes out is in step up to the oldest mark that stands. */
export const wayOut = (what: 'events' | 'bookings', marks: readonly OutboxMark[], now: Instant): SyncLine => {
  const kind = what === 'events' ? 'event' : 'bookings';
  const standing = marks.filter((mark) => mark.kind === kind);
  const lastGood = standing.reduce((oldest, { markedAt }) => (markedAt < oldest ? markedAt : oldest), now);
  return {
    what,
    state: stateAfter(lastGood, now),
    lastGood,
    waiting: standing.length,
    needsYou: 0,
    reason: null,
  };
};

/** What comes in is known up to the last reading that went through. */
export const wayIn = (what: ChangeSource, reading: Reading, questions: number, now: Instant): SyncLine => {
  const state = stateAfter(reading.readAt, now);
  const calm = questions > 0 ? 'needsYou' : 'working';
  return {
    what,
    state: state === 'working' ? calm : state,
    lastGood: reading.readAt,
    waiting: 0,
    needsYou: questions,
    reason:
      state === 'working' ? null : (reading.problem ?? (reading.readAt ? null : 'It was not read yet.')),
  };
};
