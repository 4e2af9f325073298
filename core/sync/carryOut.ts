/** Carries out planned operations on one projection and remembers what then stands there. */
import { instantOf } from '../time/zones.ts';
import { type Claim, type ClaimDeps, type Ending, writeClaimed } from './claim.ts';
import { diffSnapshot, without } from './diffSnapshot.ts';
import type { Outcome, Projection, ProjectionTarget } from './ports.ts';

/** `before`: what stood there last; null when nothing did. `snapshot`: what stands there when it is done. */
export type Planned<Operation> = {
  operation: Operation;
  before: Projection | null;
  snapshot: Record<string, unknown>;
  /** Set where this operation is only the first of two. */
  thenAgain?: boolean;
};

/**
 * Why something is not in step yet, and in how many seconds to try again. `byOther`: nothing was written, because somebody
 * else is at it; their mark stands for it until it is done.
 */
export type Delay = { afterSeconds: number; reason: string; byOther?: true };

/** What the whole waits for: rather for what is ours to try again than for somebody else. */
export const delayAmong = (delays: readonly (Delay | null | undefined)[]): Delay | null =>
  delays.find((delay) => delay && !delay.byOther) ?? delays.find((delay) => delay) ?? null;

/** What came of a part of the work: whether anything was to be done, and what it waits for. */
export type Step = { worked: boolean; delay: Delay | null };

type Operation = { op: string; key: string };

const removes = ({ op }: Operation): boolean => op === 'cancel' || op === 'delete';

/**
 * A projection whose creation was begun and not heard of again: the thing may or may not be there. Creating is
 * repeatable, so asking for it once more tells which it is.
 */
export const begun = (projection: Projection | undefined): Projection | null =>
  projection && projection.remoteId === '' && projection.problem === null ? projection : null;

/** What was written of it, by field. */
const writtenOf = <Op extends Operation>({ before, snapshot }: Planned<Op>): Record<string, unknown> =>
  diffSnapshot(before?.snapshot ?? {}, snapshot) ?? {};

/**
 * What is noted before anything is asked for: that a creation was begun, or which fields are in doubt until the answer
 * has come. A crash in between then costs one more writing, never an orphan or a difference nobody knows of.
 */
const claimOf = <Op extends Operation>(
  target: ProjectionTarget,
  plan: Planned<Op>,
  changedAt: string,
): Claim => {
  const { operation, before, snapshot } = plan;
  const { key } = operation;
  if (!before)
    return { key, before, noted: { target, key, remoteId: '', snapshot, problem: null, changedAt } };
  const certain = removes(operation) ? {} : without(before.snapshot, writtenOf(plan));
  return { key, before, noted: { ...before, snapshot: certain } };
};

const endingOf = <Op extends Operation>(plan: Planned<Op>, outcome: Outcome, changedAt: string): Ending => {
  const { operation, before } = plan;
  const { key } = operation;
  const written = writtenOf(plan);
  const vanished = outcome.status === 'gone' || (outcome.status === 'done' && removes(operation));
  const settled = (note: Projection): Projection | null => {
    if (outcome.status === 'retry') return note;
    if (outcome.status === 'refused') {
      const snapshot = before ? { ...before.snapshot, ...note.snapshot } : {};
      return { ...note, snapshot, problem: outcome.reason };
    }
    if (outcome.status === 'gone' || removes(operation)) return null;
    // Nothing was written by looking: what people edited there since is still to be found as theirs.
    if (operation.op === 'read' && note.problem === null) return note;
    // Of the rest whatever was noted meanwhile holds.
    const snapshot = { ...note.snapshot, ...written };
    return { ...note, remoteId: outcome.remoteId, snapshot, problem: null, changedAt };
  };
  const inDoubt = (note: Projection): Projection | null => {
    const remoteId = outcome.status === 'done' ? outcome.remoteId : before?.remoteId;
    if (note.remoteId !== remoteId) return note;
    return vanished ? null : { ...note, snapshot: without(note.snapshot, written) };
  };
  return { key, settled, inDoubt };
};

/** How long an outcome asks to wait. */
export const waitOf = ({ afterSeconds, reason }: Extract<Outcome, { status: 'retry' }>): Delay => ({
  afterSeconds,
  reason,
});

const delayOf = <Op extends Operation>(
  { operation: { op, key }, thenAgain }: Planned<Op>,
  outcome: Outcome,
): Delay | null => {
  if (thenAgain && outcome.status === 'done')
    return { afterSeconds: 1, reason: 'It was found and now goes.' };
  if (outcome.status === 'retry') return waitOf(outcome);
  // Somebody removed it over there: forget it, and make it anew in a moment.
  const vanished = outcome.status === 'gone' && !removes({ op, key });
  return vanished ? { afterSeconds: 1, reason: 'It had gone and is made again.' } : null;
};

/** The outcome of each operation by key, and those that have to be tried again. No operations, no request. */
export const carryOut = async <Op extends Operation>(
  deps: ClaimDeps,
  target: ProjectionTarget,
  apply: (operations: readonly Op[]) => Promise<Outcome[]>,
  planned: readonly Planned<Op>[],
): Promise<{ outcomes: Map<string, Outcome>; delays: Map<string, Delay> }> => {
  const outcomes = new Map<string, Outcome>();
  if (planned.length === 0) return { outcomes, delays: new Map() };
  const begins = instantOf(deps.clock.now());
  const delays = new Map<string, Delay>();
  const write = async (mine: ReadonlySet<string>): Promise<Ending[]> => {
    const plans = planned.filter(({ operation }) => mine.has(operation.key));
    const answers = await apply(plans.map(({ operation }) => operation));
    const changedAt = instantOf(deps.clock.now());
    return plans.map((plan, index) => {
      const { key } = plan.operation;
      const outcome = answers[index];
      if (!outcome) throw new Error(`${target} gave no outcome for ${key}`);
      outcomes.set(key, outcome);
      const delay = delayOf(plan, outcome);
      if (delay) delays.set(key, delay);
      return endingOf(plan, outcome, changedAt);
    });
  };
  const claims = planned.map((plan) => claimOf(target, plan, begins));
  const waits = await writeClaimed(deps, target, claims, write);
  return { outcomes, delays: new Map([...waits, ...delays]) };
};
