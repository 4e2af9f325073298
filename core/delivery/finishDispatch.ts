/** The end: everybody was looked up and nobody waits any more. */
import { instantOf } from '../time/zones.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import type { Dispatch } from './dispatch.ts';

type FinishDeps = Pick<DeliveryDeps, 'clock' | 'dispatches' | 'ledger' | 'issues'>;

/** Marks the issue of a dispatch as gone, or as stopped half-way. */
export const endIssue = async (
  { clock, issues }: Pick<FinishDeps, 'clock' | 'issues'>,
  { issue: id, change }: Pick<Dispatch, 'issue' | 'change'>,
  state: 'sent' | 'stopped',
): Promise<void> => {
  if (change) return;
  const now = instantOf(clock.now());
  const stored = await issues.get(id);
  if (stored && (stored.value.state === 'sending' || stored.value.state === 'paused'))
    await issues.put({ ...stored.value, state, endedAt: now, changedAt: now }, stored.etag);
};

/** Harmless while something is left to do. The issue is marked first: a crash in between leaves the dispatch to the sweeper. */
export const finishDispatch = async (deps: FinishDeps, id: string): Promise<boolean> => {
  const stored = await deps.dispatches.get(id);
  if (stored?.value.state !== 'sending' || !stored.value.complete) return false;
  if (stored.value.again && !stored.value.again.queued) return false;
  const chunks = await deps.ledger.chunks(id);
  if (chunks.some(({ wakeAt }) => wakeAt !== null)) return false;
  await endIssue(deps, stored.value, 'sent');
  const ended = { ...stored.value, state: 'done' as const, endedAt: instantOf(deps.clock.now()) };
  return (await deps.dispatches.put(ended, stored.etag)) === 'written';
};
