/**
 * Correcting or withdrawing what has gone: cards are replaced wherever they went, mail is followed by another. While others
 * still wait, for the morning say, they get what holds by then.
 */
import { changeIssue, type IssueInput, maySteer, notFound } from '../digests/changeIssue.ts';
import { type DigestItem, type Issue, isTold } from '../digests/issue.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Stored } from '../events/ports.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import type { Change } from './dispatch.ts';
import { startDispatch } from './startDispatch.ts';
import { setDispatch } from './steerSending.ts';

/** Whoever is being sent to in this moment may still get the old words: by then their rows say so. */
const settleSeconds = 90;

const gone = ['sending', 'paused', 'sent', 'stopped'] as const;

type ChangeDeps = Pick<DeliveryDeps, 'clock' | 'ids' | 'audit' | 'issues' | 'dispatches' | 'wakeDeliveries'>;
type Changed = Promise<Result<Stored<Issue>>>;
type Reasoned = { reason: string; mailAgain: boolean };

const noItem = fail('notFound', 'There is no such item in this digest.');

const withItem = (
  issue: Issue,
  id: string,
  change: (item: DigestItem) => DigestItem,
): Result<Pick<Issue, 'items'>> => {
  const item = issue.items.find((one) => one.id === id && isTold(one));
  return item ? succeed({ items: issue.items.map((one) => (one === item ? change(item) : one)) }) : noItem;
};

/** Starts the dispatch that a change asks for, under the number it has in the issue. Safe to repeat, for whoever finds it left. */
export const startPending = async (
  deps: ChangeDeps,
  { value: issue, etag }: Stored<Issue>,
): Promise<void> => {
  const { id, pending: change, state, changedAt } = issue;
  if (!change) return;
  const before = (await deps.dispatches.get(id))?.value.state;
  // What was paused a moment ago may be under way still.
  const isUnderWay = before === 'sending' || before === 'paused';
  // Nobody gets any more of what was taken back. Those who wait for a correction's words get the new ones.
  if (state === 'withdrawn') await setDispatch(deps, id, { state: 'stopped', endedAt: changedAt });
  await startDispatch(deps, { issue: id, change }, isUnderWay ? settleSeconds : 0);
  // Lost to somebody else's writing it is done once more, which is harmless.
  await deps.issues.put({ ...issue, pending: null }, etag);
};

/** The number of the next change, noted with it; one at a time. */
const nextChange = (
  issue: Issue,
  change: Omit<Change, 'number'>,
): Result<Pick<Issue, 'changes' | 'pending'>> => {
  const changes = issue.changes + 1;
  return issue.pending
    ? fail('busy', 'The change before is on its way out. Try again in a moment.')
    : succeed({ changes, pending: { ...change, number: changes } });
};

const send = async (deps: ChangeDeps, changed: Result<Stored<Issue>>): Changed => {
  if (!changed.ok) return changed;
  await startPending(deps, changed.value);
  const stored = await deps.issues.get(changed.value.value.id);
  return stored ? succeed(stored) : notFound;
};

/** From then on the editor's words stand, whatever the source says. */
export const correctItem = async (
  deps: ChangeDeps,
  input: IssueInput & Reasoned & { item: string; title: string; line: string },
): Changed => {
  const { item: id, title, line, reason, mailAgain } = input;
  const changed = await changeIssue(deps, input, {
    deed: 'digest.corrected',
    may: maySteer,
    refused: 'Only editors and approvers correct digests.',
    from: gone,
    change(issue, now) {
      const items = withItem(issue, id, (item) => ({
        ...item,
        title,
        line,
        gathered: null,
        corrected: { at: now, reason },
      }));
      const next = nextChange(issue, { what: 'corrected', item: id, reason, mailAgain });
      if (!next.ok) return next;
      return items.ok ? succeed({ ...items.value, ...next.value }) : items;
    },
  });
  return send(deps, changed);
};

/** @param input.item null takes the whole issue back */
export const withdrawSent = async (
  deps: ChangeDeps,
  input: IssueInput & Reasoned & { item: string | null },
): Changed => {
  const { item: id, reason, mailAgain } = input;
  const changed = await changeIssue(deps, input, {
    deed: 'digest.withdrawn',
    may: maySteer,
    refused: 'Only editors and approvers withdraw digests.',
    from: gone,
    change(issue, now): Result<Partial<Issue>> {
      const withdrawn = { at: now, reason };
      const next = nextChange(issue, { what: 'withdrawn', item: id, reason, mailAgain });
      if (!next.ok) return next;
      if (id === null) return succeed({ state: 'withdrawn', withdrawn, ...next.value });
      const items = withItem(issue, id, (item) => ({ ...item, withdrawn }));
      return items.ok ? succeed({ ...items.value, ...next.value }) : items;
    },
  });
  return send(deps, changed);
};
