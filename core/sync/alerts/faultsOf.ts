/** What of synchronising and delivery is wrong so that somebody must act. Pure. */
import type { Instant } from '../../events/event.ts';
import type { Health } from '../health/healthOf.ts';
import type { SyncLine, SyncPart } from '../health/lines.ts';
import { referenceOf, type StoppedMessage } from '../health/stopped.ts';
import type { Fault } from './alert.ts';

/** The part that a message which stopped belongs to. */
export const partOf = ({ queue, about }: Pick<StoppedMessage, 'queue' | 'about'>): SyncPart => {
  switch (queue) {
    case 'project':
    case 'turns':
      return about.startsWith('bookings') ? 'bookings' : 'events';
    case 'imports':
      return 'events';
    case 'changes':
      return about === 'calendar' ? 'calendar' : 'list';
    case 'feeds':
      return 'feeds';
    default:
      return 'mails';
  }
};

const earliest = (instants: readonly (Instant | null)[], now: Instant): Instant =>
  instants.filter((instant) => instant !== null).toSorted()[0] ?? now;

/**
 * Null while it works, is only slow, or is paused by somebody. Edits that wait for an editor's answer are no fault: their
 * editors are asked.
 */
const faultOf = (line: SyncLine, health: Health, now: Instant): Fault | null => {
  const messages = health.stopped.filter((one) => partOf(one) === line.what);
  const feeds = line.what === 'feeds' ? health.failingFeeds : [];
  const needsYou = messages.length + feeds.length;
  const isStopped = line.state === 'stopped';
  if (line.state === 'paused' || (!isStopped && needsYou === 0)) return null;
  const begun = [...messages.map(({ at }) => at), ...feeds.map(({ lastSuccess }) => lastSuccess)];
  const [newest] = messages;
  return {
    what: line.what,
    state: isStopped ? 'stopped' : 'needsYou',
    since: isStopped && line.lastGood !== null ? line.lastGood : earliest(begun, now),
    waiting: line.waiting,
    needsYou,
    cause: newest?.reason ?? feeds[0]?.problem ?? line.reason,
    reference: newest ? referenceOf(newest) : null,
    goodSince: null,
    fixedAt: null,
  };
};

export const faultsOf = (health: Health, now: Instant): Fault[] =>
  health.lines.flatMap((line) => faultOf(line, health, now) ?? []);
