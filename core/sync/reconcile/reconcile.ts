/** Makes sure that a projection says what the truth says: every night by our own notes, every week by looking at all of it. */
import type { Deps } from '../../deps.ts';
import { eachRun } from '../../events/eachRun.ts';
import { addSeconds, instantOf } from '../../time/zones.ts';
import { Unreadable } from '../inbound/unreadable.ts';
import { type CompareDeps, compareEverything } from './compareEverything.ts';
import { collectDrift } from './drift.ts';
import type { ComparedSide } from './side.ts';

export type ReconcileDeps = CompareDeps & Pick<Deps, 'cursors' | 'readings' | 'leases' | 'pauses' | 'drifts'>;

const leaseSeconds = 120;
/** A little less than a week, so that a nightly timer hits every seventh night. */
const compareSeconds = 7 * 86_400 - 3600;

/**
 * What is found is repaired by the ways that everything else goes: a mark for the workers, or an edit that is taken. Null
 * when readings are under way just now.
 * @returns how much was found
 */
export const reconcile = async <C extends { remoteId: string; key: string | null }>(
  deps: ReconcileDeps,
  side: ComparedSide<C>,
): Promise<number | null> => {
  const { source } = side;
  if (await deps.pauses.get()) return null;
  const lease = await deps.leases.take(`reading ${source}`, leaseSeconds);
  if (!lease) return null;
  try {
    const at = instantOf(deps.clock.now());
    const before = await deps.readings.get(source);
    const due = before.comparedAt === null || addSeconds(before.comparedAt, compareSeconds) <= at;
    const drift = collectDrift(source, at);
    const looks = due || !side.isFollowed;
    const from = due ? null : await deps.cursors.get(source);
    let cursor: string | null = null;
    let problem: string | null = null;
    try {
      if (looks) cursor = await compareEverything(deps, side, lease, from, drift.add);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      problem = error.message;
    }
    for await (const run of eachRun(deps.events)) drift.add(await side.compareNotes(run));
    const [found, asked] = [drift.found(), drift.asked()];
    if (found > 0) await deps.drifts.put(drift.report());
    // Something was on the move: the night's second time looks again.
    if (looks && cursor === null && problem === null) return null;
    if (cursor !== null && !side.isFollowed) await deps.cursors.put(source, cursor);
    const reading = await deps.readings.get(source);
    await deps.readings.put({
      ...reading,
      problem: looks ? problem : reading.problem,
      comparedAt: due && cursor !== null ? at : before.comparedAt,
      drift: { at, found, asked },
    });
    return found;
  } finally {
    await lease.release();
  }
};
