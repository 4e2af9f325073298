/**
 * Sending again to those whom an issue did not reach: one of them, or all. Their rows wait once more, each the only one of its
 * person, so that nobody who had it gets it twice.
 */
import { changeIssue, type IssueInput, maySteer } from '../digests/changeIssue.ts';
import type { Issue } from '../digests/issue.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Stored } from '../events/ports.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import { type Delivery, mayTryAgain } from './delivery.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import type { Dispatch, Recipient } from './dispatch.ts';
import { mayGoOut } from './holdOn.ts';
import { recount } from './recount.ts';
import { planSeconds } from './startDispatch.ts';

type AgainDeps = Pick<
  DeliveryDeps,
  'clock' | 'ids' | 'audit' | 'issues' | 'dispatches' | 'ledger' | 'wakeDeliveries'
>;

const nobody = fail('notFound', 'There is nobody to whom it could be sent again.');
const underWay = fail('busy', 'The others are being sent to again already. Look again in a moment.');

/** Whether there is anybody, by the row of the one or by the figures of all. */
const isAnybody = async (deps: AgainDeps, id: string, recipient: Recipient | null): Promise<boolean> => {
  if (!recipient) return (await deps.ledger.chunks(id)).some(({ counts }) => counts.failed > 0);
  const row = await deps.ledger.row(id, recipient.chunk, recipient.person);
  return row !== null && mayTryAgain(row);
};

/** The issue is being sent again until they have been tried. @param input.recipient null for all whom it did not reach */
export const sendAgain = async (
  deps: AgainDeps,
  input: IssueInput & { recipient: Recipient | null },
): Promise<Result<Stored<Issue>>> => {
  const { id, recipient } = input;
  const before = await deps.dispatches.get(id);
  if (!before?.value.complete || !(await isAnybody(deps, id, recipient))) return nobody;
  if (before.value.again && !before.value.again.queued) return underWay;
  const changed = await changeIssue(deps, input, {
    deed: 'digest.sentAgain',
    may: maySteer,
    refused: 'Only editors and approvers send digests again.',
    from: ['sent', 'sending'],
    change: () => succeed({ state: 'sending', endedAt: null }),
  });
  if (!changed.ok) return changed;
  const now = instantOf(deps.clock.now());
  const dispatch: Dispatch = {
    ...before.value,
    state: 'sending',
    endedAt: null,
    figures: null,
    again: { at: now, recipient, queued: false },
    wakeAt: addSeconds(now, planSeconds),
  };
  if ((await deps.dispatches.put(dispatch, before.etag)) === 'conflict') return underWay;
  await deps.wakeDeliveries([{ kind: 'again', dispatch: id }], 0);
  return changed;
};

/** Milliseconds that one message goes on for; then another takes over. */
const patienceMs = 120_000;
/** Rows written at once. */
const rowsAtOnce = 20;

const queueRows = async (deps: AgainDeps, rows: readonly Delivery[], now: string): Promise<void> => {
  const left = [...rows];
  while (left.length > 0)
    await Promise.all(
      left
        .splice(0, rowsAtOnce)
        .map((row) => deps.ledger.note(row, { state: 'queued', attempts: 0, notBefore: now, at: now })),
    );
};

/**
 * Has them wait once more, chunk by chunk. Done again after a crash it goes on with those who failed before it was asked for.
 */
export const queueAgain = async (deps: AgainDeps, id: string): Promise<void> => {
  const stored = await deps.dispatches.get(id);
  const again = stored?.value.again;
  if (!stored || !again || again.queued || stored.value.state !== 'sending') return;
  const issue = (await deps.issues.get(stored.value.issue))?.value;
  if (!issue || !mayGoOut(stored.value, issue)) return;
  const begun = deps.clock.now().getTime();
  const { at, recipient } = again;
  const chunks = (await deps.ledger.chunks(id)).filter(
    ({ number, counts }) => counts.failed > 0 && (!recipient || number === recipient.chunk),
  );
  for (const { number } of chunks) {
    if (deps.clock.now().getTime() - begun > patienceMs)
      return deps.wakeDeliveries([{ kind: 'again', dispatch: id }], 0);
    const rows = (await deps.ledger.rows(id, number)).filter(
      (row) => mayTryAgain(row) && row.at <= at && (!recipient || row.person === recipient.person),
    );
    if (rows.length === 0) continue;
    const now = instantOf(deps.clock.now());
    await queueRows(deps, rows, now);
    await recount(deps, { dispatch: id, number }, () => now);
    await deps.wakeDeliveries([{ kind: 'send', dispatch: id, chunk: number }], 0);
  }
  // Lost to a pause or a stop in this moment, the sweeper has it done once more, which finds nobody left.
  await deps.dispatches.put(
    { ...stored.value, again: { ...again, recipient: null, queued: true }, wakeAt: null },
    stored.etag,
  );
};
