/** Carries out planned operations on one projection and remembers what then stands there. */
import type { Deps } from '../deps.ts';
import { instantOf } from '../time/zones.ts';
import { diffSnapshot } from './diffSnapshot.ts';
import type { Outcome, Projection, ProjectionName, ProjectionTarget } from './ports.ts';

/** `before`: what stood there last; null when nothing did. `snapshot`: what stands there when it is done. */
export type Planned<Operation> = {
  operation: Operation;
  before: Projection | null;
  snapshot: Record<string, unknown>;
  /** Set where this operation is only the first of two. */
  thenAgain?: boolean;
};

/** Why something is not in step yet, and in how many seconds to try again. */
export type Delay = { afterSeconds: number; reason: string };

type Operation = { op: string; key: string };

const removes = ({ op }: Operation): boolean => op === 'cancel' || op === 'delete';

/** A projection that has something on the other side. */
export const standing = (projection: Projection | undefined): Projection | null =>
  projection && projection.remoteId !== '' ? projection : null;

/**
 * A projection whose creation was begun and not heard of again: the thing may or may not be there. Creating is
 * repeatable, so asking for it once more tells which it is.
 */
export const begun = (projection: Projection | undefined): Projection | null =>
  projection && projection.remoteId === '' && projection.problem === null ? projection : null;

/**
 * What is noted before anything is asked for: that a creation was begun, or which fields are in doubt until the answer
 * has come. A crash in between then costs one more writing, never an orphan or a difference nobody knows of.
 */
const noted = <Op extends Operation>(
  target: ProjectionTarget,
  { operation, before, snapshot }: Planned<Op>,
  changedAt: string,
): Projection | null => {
  if (!before) return { target, key: operation.key, remoteId: '', snapshot, problem: null, changedAt };
  if (removes(operation)) return { ...before, snapshot: {} };
  const doubtful = diffSnapshot(before.snapshot, snapshot);
  if (!doubtful) return null;
  const certain = Object.entries(before.snapshot).filter(([name]) => !(name in doubtful));
  return { ...before, snapshot: Object.fromEntries(certain) };
};

/**
 * What is known to stand there after a writing: what was written, and of the rest whatever is noted by now. Somebody may
 * have put a field of it in doubt meanwhile, or have written another.
 */
const standsNow = <Op extends Operation>(
  { before, snapshot }: Planned<Op>,
  remoteId: string,
  note: Projection | undefined,
): Record<string, unknown> => {
  if (note?.remoteId !== remoteId) return snapshot;
  if (before) return { ...note.snapshot, ...diffSnapshot(before.snapshot, snapshot) };
  // Two made it at once, and whoever was first may have invited people since: making writes none.
  const { attendees: _, ...made } = snapshot;
  return { ...note.snapshot, ...made };
};

const remembered = <Op extends Operation>(
  target: ProjectionTarget,
  plan: Planned<Op>,
  outcome: Outcome,
  note: Projection | undefined,
  changedAt: string,
): Projection | null => {
  const { operation, before } = plan;
  const base = { target, key: operation.key, changedAt };
  if (outcome.status === 'done' && !removes(operation))
    return {
      ...base,
      remoteId: outcome.remoteId,
      snapshot: standsNow(plan, outcome.remoteId, note),
      problem: null,
    };
  if (outcome.status === 'refused')
    return {
      ...base,
      remoteId: before?.remoteId ?? '',
      snapshot: before?.snapshot ?? {},
      problem: outcome.reason,
    };
  return null;
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
  deps: Pick<Deps, 'clock' | 'projections'>,
  target: ProjectionTarget,
  apply: (operations: readonly Op[]) => Promise<Outcome[]>,
  planned: readonly Planned<Op>[],
): Promise<{ outcomes: Map<string, Outcome>; delays: Map<string, Delay> }> => {
  const outcomes = new Map<string, Outcome>();
  const delays = new Map<string, Delay>();
  if (planned.length === 0) return { outcomes, delays };
  const begins = instantOf(deps.clock.now());
  const notes = planned.flatMap((plan) => noted(target, plan, begins) ?? []);
  if (notes.length > 0) await deps.projections.put(notes);
  const answers = await apply(planned.map(({ operation }) => operation));
  const changedAt = instantOf(deps.clock.now());
  const changed = planned.flatMap(({ operation }) => (removes(operation) ? [] : operation.key));
  const known = changed.length > 0 ? await deps.projections.getMany(target, changed) : [];
  const notesNow = new Map(known.map((note) => [note.key, note]));
  const kept: Projection[] = [];
  const removed: ProjectionName[] = [];
  planned.forEach((plan, index) => {
    const { operation } = plan;
    const outcome = answers[index];
    if (!outcome) throw new Error(`${target} gave no outcome for ${operation.key}`);
    outcomes.set(operation.key, outcome);
    const delay = delayOf(plan, outcome);
    if (delay) delays.set(operation.key, delay);
    // Nothing was written by looking: what people edited there since is still to be found as theirs.
    if (operation.op === 'read' && outcome.status === 'done' && plan.before?.problem === null) return;
    const projection = remembered(target, plan, outcome, notesNow.get(operation.key), changedAt);
    if (projection) kept.push(projection);
    else if (outcome.status !== 'retry')
      removed.push({ target, key: operation.key, remoteId: plan.before?.remoteId ?? '' });
  });
  if (kept.length > 0) await deps.projections.put(kept);
  if (removed.length > 0) await deps.projections.remove(removed);
  return { outcomes, delays };
};
