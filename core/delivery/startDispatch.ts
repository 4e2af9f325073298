/** Starting: a scheduled issue whose time has come becomes a dispatch, once, whoever starts it. */
import { addSeconds, instantOf } from '../time/zones.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import { type Change, changeId, type Dispatch } from './dispatch.ts';

type StartDeps = Pick<DeliveryDeps, 'clock' | 'dispatches' | 'wakeDeliveries'>;

/** By then the planner has come, or the sweeper calls another. */
export const planSeconds = 120;

/** Starting again wakes the planner again, which is harmless. @param afterSeconds the planner waits so long */
export const startDispatch = async (
  deps: StartDeps,
  { issue, change }: { issue: string; change: Change | null },
  afterSeconds = 0,
): Promise<void> => {
  const now = instantOf(deps.clock.now());
  const dispatch: Dispatch = {
    id: change ? changeId(issue, change.number) : issue,
    issue,
    change,
    state: 'sending',
    chunks: 0,
    complete: false,
    wakeAt: addSeconds(now, afterSeconds + planSeconds),
    startedAt: now,
    endedAt: null,
  };
  await deps.dispatches.put(dispatch, null);
  await deps.wakeDeliveries([{ kind: 'plan', dispatch: dispatch.id }], afterSeconds);
};

/** Answers how many were started. An issue says that it is being sent only after its dispatch is there. */
export const startDueIssues = async (deps: StartDeps & Pick<DeliveryDeps, 'issues'>): Promise<number> => {
  const now = instantOf(deps.clock.now());
  const due = await deps.issues.due(now);
  for (const { value: issue, etag } of due) {
    const started = { ...issue, state: 'sending' as const, startedAt: now, changedAt: now };
    if ((await deps.issues.put(started, etag)) === 'written')
      await startDispatch(deps, { issue: issue.id, change: null });
  }
  return due.length;
};
