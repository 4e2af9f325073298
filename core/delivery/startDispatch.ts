/** Starting: a scheduled issue whose time has come becomes a dispatch, once, whoever starts it. */
import { beforeItGoes } from '../digests/asItStands.ts';
import { type Issue, isTold } from '../digests/issue.ts';
import type { Instant } from '../events/event.ts';
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
    figures: null,
    again: null,
  };
  await deps.dispatches.put(dispatch, null);
  await deps.wakeDeliveries([{ kind: 'plan', dispatch: dispatch.id }], afterSeconds);
};

type DueDeps = StartDeps & Pick<DeliveryDeps, 'issues' | 'audit' | 'updates' | 'events' | 'bookings'>;

const nothingLeft =
  'Everything in it was withdrawn, cancelled or over by the time it was to go. Nobody got it.';

/** What is sent is what was approved, but for what its sources have taken back or put right since. */
const started = async (deps: DueDeps, issue: Issue, now: Instant): Promise<Issue> => {
  const items = await beforeItGoes(deps, issue.items, now);
  if (items.some(isTold)) return { ...issue, items, state: 'sending', startedAt: now, changedAt: now };
  const undone = { approver: null, approvedAt: null, sendAt: null, sentBack: nothingLeft };
  return { ...issue, ...undone, state: 'draft', changedAt: now };
};

/**
 * Answers how many were due. An issue says that it is being sent only after its dispatch is there; one of which nothing is
 * left becomes a draft again.
 */
export const startDueIssues = async (deps: DueDeps): Promise<number> => {
  const now = instantOf(deps.clock.now());
  const due = await deps.issues.due(now);
  for (const { value: issue, etag } of due) {
    const next = await started(deps, issue, now);
    if ((await deps.issues.put(next, etag)) === 'conflict') continue;
    if (next.state === 'sending') await startDispatch(deps, { issue: issue.id, change: null });
    else
      await deps.audit.record([
        { at: now, who: 'service', what: 'digest.notSent', subject: issue.id, detail: 'nothing left' },
      ]);
  }
  return due.length;
};
