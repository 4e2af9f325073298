/** What becomes of a row after Teams answered: sent, tried again later, or moved to e-mail. */
import type { Instant } from '../events/event.ts';
import type { Ids } from '../ids.ts';
import { addSeconds } from '../time/zones.ts';
import type { ChatOutcome } from './chat.ts';
import type { Delivery } from './delivery.ts';

/** With waits that double up to ten minutes these take more than an hour. */
const mostAttempts = 12;
const longestWait = 600;

/**
 * Seconds until the next attempt: the whole of what Teams asked for, and never less than twice the wait before. A part
 * of chance, so that those who failed together do not come back together.
 */
export const waitAfter = (
  ids: Pick<Ids, 'derive'>,
  { person, attempts }: Pick<Delivery, 'person' | 'attempts'>,
  askedFor: number | null,
): number => {
  const doubling = Math.min(2 ** attempts, longestWait);
  const chance = ids.derive('wait', person, String(attempts)).charCodeAt(0) % 32;
  return Math.ceil(Math.max(askedFor ?? 0, doubling) + (doubling * chance) / 64);
};

export type Attempted = Pick<
  Delivery,
  'state' | 'whyNotChat' | 'attempts' | 'notBefore' | 'at' | 'activityId'
>;

/** `moved`: the caller sends it by e-mail and says what came of that. */
export const afterAttempt = (
  ids: Pick<Ids, 'derive'>,
  row: Delivery,
  outcome: ChatOutcome,
  now: Instant,
): { change: Partial<Attempted>; moved: boolean } => {
  if (outcome.status === 'sent')
    return { change: { state: 'sent', activityId: outcome.activityId, at: now }, moved: false };
  if (outcome.status === 'unreachable')
    return { change: { whyNotChat: outcome.reason, at: now }, moved: true };
  if (row.attempts + 1 >= mostAttempts)
    return { change: { attempts: row.attempts + 1, whyNotChat: 'gaveUp', at: now }, moved: true };
  const wait = waitAfter(ids, row, outcome.afterSeconds);
  return { change: { attempts: row.attempts + 1, notBefore: addSeconds(now, wait), at: now }, moved: false };
};
