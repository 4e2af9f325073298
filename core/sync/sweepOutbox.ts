/**
 * Wakes the workers for marks that have stood too long: after a crash, a lost message or a long wait. A mark that waits
 * for its time is left alone, or each round would add another message to those that are under way.
 */
import type { Deps } from '../deps.ts';
import { addSeconds, instantOf } from '../time/zones.ts';

/** Longer than a write and its publishing take, shorter than people's patience. */
const staleSeconds = 120;
const mostAtOnce = 1000;

/** How many subjects were published again; none while synchronising is paused. Run it every minute or so. */
export const sweepOutbox = async (deps: Pick<Deps, 'clock' | 'outbox' | 'pauses'>): Promise<number> => {
  if (await deps.pauses.get()) return 0;
  const before = addSeconds(instantOf(deps.clock.now()), -staleSeconds);
  const marks = await deps.outbox.due(before, mostAtOnce);
  if (marks.length > 0) await deps.outbox.publish(marks.map(({ kind, eventId }) => ({ kind, eventId })));
  return marks.length;
};
