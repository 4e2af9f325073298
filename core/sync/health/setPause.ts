import type { Deps } from '../../deps.ts';
import { fail, type Result, succeed } from '../../errors.ts';
import type { Principal } from '../../people/person.ts';
import { instantOf } from '../../time/zones.ts';
import { sweepOutbox } from '../sweepOutbox.ts';
import { mayRun } from './mayRun.ts';
import type { Pause } from './pause.ts';

/** Pauses or goes on; saying so twice changes nothing. Fails with `forbidden`. */
export const setPause = async (
  deps: Pick<Deps, 'clock' | 'pauses' | 'outbox' | 'workQueues' | 'audit'>,
  { principal, paused }: { principal: Principal; paused: boolean },
): Promise<Result<Pause | null>> => {
  if (!mayRun(principal)) return fail('forbidden', 'Only administrators may pause synchronising.');
  const before = await deps.pauses.get();
  if (paused === (before !== null)) return succeed(before);
  const { key, name } = principal;
  const at = instantOf(deps.clock.now());
  const pause = paused ? { since: at, by: { key, name } } : null;
  await deps.pauses.put(pause);
  const what = paused ? 'sync.paused' : 'sync.resumed';
  await deps.audit.record([{ at, who: key, what, subject: 'sync', detail: '' }]);
  // What was marked meanwhile need not wait for the next round.
  if (!paused) await sweepOutbox(deps, 0);
  return succeed(pause);
};
