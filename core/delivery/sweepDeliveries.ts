/** Three times a minute: has what stands still looked after, and ends what is done. A crash costs a minute, not a digest. */
import { addSeconds, instantOf } from '../time/zones.ts';
import { startPending } from './changeSent.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import type { Dispatch } from './dispatch.ts';
import { endIssue, finishDispatch } from './finishDispatch.ts';
import { planSeconds, startDispatch } from './startDispatch.ts';
import { setDispatch } from './steerSending.ts';

type SweepDeps = Pick<
  DeliveryDeps,
  'clock' | 'ids' | 'audit' | 'dispatches' | 'ledger' | 'issues' | 'wakeDeliveries'
>;

/** Chunks of one dispatch woken in one sweep: what a queue and its workers take in a minute. */
const mostChunks = 200;

/** News older than this are neither sent nor changed any more. */
const newsSeconds = 30 * 86_400;

/** Issues that say they are being sent or were changed while nobody knows of it: a crash between the two writings. */
const startOrphans = async (deps: SweepDeps): Promise<void> => {
  const settled = addSeconds(instantOf(deps.clock.now()), -planSeconds);
  for (const { id, changedAt } of await deps.issues.sending()) {
    const dispatch = (await deps.dispatches.get(id))?.value;
    if (!dispatch) await startDispatch(deps, { issue: id, change: null });
    // It was to be sent again to some, which then nobody heard of.
    else if (dispatch.state === 'done' && changedAt < settled) await endIssue(deps, dispatch, 'sent');
  }
  for (const changed of await deps.issues.pending()) await startPending(deps, changed);
  const since = addSeconds(instantOf(deps.clock.now()), -newsSeconds);
  for (const news of await deps.issues.unsettledNews(since)) {
    const { id, pending } = news.value;
    if (pending) await startPending(deps, news);
    else if (!(await deps.dispatches.get(id))) await startDispatch(deps, { issue: id, change: null });
  }
};

/** Whether it was ended, and nobody knew because of a crash between issue and dispatch. */
const endAbandoned = async (deps: SweepDeps, { id, issue, change }: Dispatch): Promise<boolean> => {
  const state = change ? null : (await deps.issues.get(issue))?.value.state;
  if (state !== 'stopped' && state !== 'withdrawn') return false;
  await setDispatch(deps, id, { state: 'stopped', endedAt: instantOf(deps.clock.now()) });
  return true;
};

export const sweepDeliveries = async (deps: SweepDeps): Promise<number> => {
  await startOrphans(deps);
  const now = instantOf(deps.clock.now());
  let woken = 0;
  for (const dispatch of await deps.dispatches.sending()) {
    if ((await endAbandoned(deps, dispatch)) || (await finishDispatch(deps, dispatch.id))) continue;
    if (!dispatch.complete && (dispatch.wakeAt ?? '') < now) {
      await deps.wakeDeliveries([{ kind: 'plan', dispatch: dispatch.id }], 0);
      woken += 1;
    }
    if (dispatch.again && !dispatch.again.queued && (dispatch.wakeAt ?? '') < now) {
      await deps.wakeDeliveries([{ kind: 'again', dispatch: dispatch.id }], 0);
      woken += 1;
    }
    const overdue = (await deps.ledger.overdue(dispatch.id, now)).slice(0, mostChunks);
    for (const { number } of overdue) {
      const stored = await deps.ledger.chunk(dispatch.id, number);
      if (!stored?.value.planned) continue;
      await deps.ledger.putChunk({ ...stored.value, wakeAt: addSeconds(now, planSeconds) }, stored.etag);
    }
    const planned = overdue.filter((chunk) => chunk.planned);
    await deps.wakeDeliveries(
      planned.map(({ number }) => ({ kind: 'send', dispatch: dispatch.id, chunk: number })),
      0,
    );
    woken += planned.length;
  }
  return woken;
};
