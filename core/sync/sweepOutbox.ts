/**
 * Wakes the workers for marks that have stood too long: after a crash, a lost message or a long wait. A mark that waits
 * for its time is left alone, or each round would add another message to those that are under way.
 */
import type { Deps } from '../deps.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import type { Subject } from './ports.ts';
import { turnSeconds } from './urgency.ts';

/** Longer than a write and its publishing take, shorter than people's patience. */
const staleSeconds = 120;
const mostAtOnce = 1000;

type SweepDeps = Pick<Deps, 'clock' | 'outbox' | 'pauses' | 'workQueues'>;

/**
 * How many subjects were published again; none while synchronising is paused. Run it every minute or so.
 * @param olderThan seconds that a mark has stood at least
 */
export const sweepOutbox = async (deps: SweepDeps, olderThan = staleSeconds): Promise<number> => {
  if (await deps.pauses.get()) return 0;
  const now = instantOf(deps.clock.now());
  const { now: waited = [], inTurn = [] } = Object.fromEntries(
    Map.groupBy(await deps.outbox.due(addSeconds(now, -olderThan), mostAtOnce), ({ urgency }) => urgency),
  );
  const subjectsOf = (marks: readonly Subject[]) => marks.map(({ kind, eventId }) => ({ kind, eventId }));
  if (waited.length > 0) await deps.outbox.publish(subjectsOf(waited));
  if (inTurn.length === 0) return waited.length;
  // While any of their messages wait, theirs may be among them.
  const isUnderWay = (await deps.workQueues.waiting('turns')) > 0;
  if (!isUnderWay) await deps.outbox.publish(subjectsOf(inTurn), 'inTurn');
  await deps.outbox.putOff(inTurn, addSeconds(now, turnSeconds));
  return waited.length + (isUnderWay ? 0 : inTurn.length);
};
