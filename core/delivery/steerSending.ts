/** Pausing, going on and stopping while an issue is being sent. */
import { changeIssue, type IssueInput, maySteer } from '../digests/changeIssue.ts';
import type { Issue } from '../digests/issue.ts';
import { type Result, succeed } from '../errors.ts';
import type { Stored } from '../events/ports.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import type { Dispatch } from './dispatch.ts';
import { planSeconds } from './startDispatch.ts';

type SteerDeps = Pick<
  DeliveryDeps,
  'clock' | 'ids' | 'audit' | 'issues' | 'dispatches' | 'ledger' | 'wakeDeliveries'
>;
type Steered = Promise<Result<Stored<Issue>>>;

const refused = 'Only editors and approvers steer what is being sent.';

/** Lost races with workers in a row. */
const mostTries = 8;

/** What workers go by. One that is done or was stopped stays as it is, whoever was about to pause it or to go on. */
export const setDispatch = async (
  { dispatches }: Pick<SteerDeps, 'dispatches'>,
  id: string,
  change: Partial<Dispatch>,
): Promise<void> => {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const stored = await dispatches.get(id);
    if (!stored || stored.value.state === 'done' || stored.value.state === 'stopped') return;
    if ((await dispatches.put({ ...stored.value, ...change }, stored.etag)) === 'written') return;
  }
  throw new Error(`the dispatch ${id} is written by others all the time`);
};

/** Workers feel it within two seconds; what they have under way still goes. */
export const pauseSending = async (deps: SteerDeps, input: IssueInput): Steered => {
  const paused = await changeIssue(deps, input, {
    deed: 'digest.paused',
    may: maySteer,
    refused,
    from: ['sending'],
    change: () => succeed({ state: 'paused' }),
  });
  if (paused.ok) await setDispatch(deps, input.id, { state: 'paused' });
  return paused;
};

/** Whoever still waits is looked after at once. */
export const resumeSending = async (deps: SteerDeps, input: IssueInput): Steered => {
  const resumed = await changeIssue(deps, input, {
    deed: 'digest.resumed',
    may: maySteer,
    refused,
    from: ['paused'],
    change: () => succeed({ state: 'sending' }),
  });
  if (!resumed.ok) return resumed;
  const wakeAt = addSeconds(instantOf(deps.clock.now()), planSeconds);
  await setDispatch(deps, input.id, { state: 'sending' });
  const dispatch = await deps.dispatches.get(input.id);
  if (dispatch && !dispatch.value.complete) {
    await setDispatch(deps, input.id, { wakeAt });
    await deps.wakeDeliveries([{ kind: 'plan', dispatch: input.id }], 0);
  }
  const left = (await deps.ledger.chunks(input.id)).filter((chunk) => chunk.planned && chunk.wakeAt !== null);
  await deps.wakeDeliveries(
    left.map(({ number }) => ({ kind: 'send', dispatch: input.id, chunk: number })),
    0,
  );
  return resumed;
};

/** For good: what has gone has gone, the others get nothing. */
export const stopSending = async (deps: SteerDeps, input: IssueInput): Steered => {
  const endedAt = instantOf(deps.clock.now());
  const stopped = await changeIssue(deps, input, {
    deed: 'digest.stopped',
    may: maySteer,
    refused,
    from: ['sending', 'paused'],
    change: () => succeed({ state: 'stopped', endedAt }),
  });
  if (stopped.ok) await setDispatch(deps, input.id, { state: 'stopped', endedAt });
  return stopped;
};
