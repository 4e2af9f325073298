/** Planning: splits everybody into chunks, writes their rows into the ledger and wakes a worker for each chunk. */
import { asItStands } from '../digests/asItStands.ts';
import type { DigestItem, Issue } from '../digests/issue.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import { countsOf, noCounts } from './delivery.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import { type Chunk, type Dispatch, peoplePerChunk } from './dispatch.ts';
import { type Habits, readHabits } from './habits.ts';
import { mayGoOut } from './holdOn.ts';
import { isFirstOfMonth, nobodyWithout, type Recipients, recipientsOf } from './recipients.ts';
import { rowsOfChange } from './rowsOfChange.ts';
import { planSeconds } from './startDispatch.ts';

/** Milliseconds that one call goes on for; then another message takes over, well within what Functions allows. */
const patienceMs = 180_000;
const leaseSeconds = 90;
/** A chunk that was never begun is looked after again; until then its message waits its turn in the queue. */
const queueSeconds = 3600;

/**
 * The next chunk. Its bounds are written before its rows and stand for ever: whoever plans it again after a crash
 * puts nobody into another chunk, though people came or went in between. Null where it changes what went to nobody.
 */
const nextChunk = async (
  deps: DeliveryDeps,
  dispatch: Dispatch,
  after: string | null,
): Promise<Chunk | null> => {
  const number = dispatch.chunks;
  const known = await deps.ledger.chunk(dispatch.id, number);
  if (known) return known.value;
  if (dispatch.change) {
    const original = await deps.ledger.chunk(dispatch.issue, number);
    return original && addChunk(deps, dispatch, original.value);
  }
  const page = await deps.preferences.roll({ after, upTo: null, limit: peoplePerChunk });
  const last = page.length < peoplePerChunk ? null : (page.at(-1)?.person.key ?? null);
  return addChunk(deps, dispatch, { after, upTo: last });
};

const addChunk = async (
  deps: DeliveryDeps,
  { id, chunks }: Dispatch,
  { after, upTo }: Pick<Chunk, 'after' | 'upTo'>,
): Promise<Chunk> => {
  const wakeAt = addSeconds(instantOf(deps.clock.now()), queueSeconds);
  const chunk = { dispatch: id, number: chunks, after, upTo, planned: false, counts: noCounts, wakeAt };
  await deps.ledger.putChunk(chunk, null);
  // Another may have been quicker: then its bounds count.
  return (await deps.ledger.chunk(id, chunks))?.value ?? chunk;
};

type Known = { habits: Habits; firstOfMonth: boolean; items: DigestItem[] };
type Plan = Known & { dispatch: Dispatch; issue: Issue };

/** What other issues say about everybody, and what its sources say by now; read once. */
const readKnown = async (deps: DeliveryDeps, issue: Issue): Promise<Known> => {
  const [habits, firstOfMonth, items] = await Promise.all([
    readHabits(deps, issue),
    isFirstOfMonth(deps, issue),
    asItStands(deps, issue.items),
  ]);
  return { habits, firstOfMonth, items };
};

const rowsOf = async (
  deps: DeliveryDeps,
  { dispatch, issue: approved, habits, firstOfMonth, items }: Plan,
  chunk: Chunk,
): Promise<Recipients> => {
  const now = instantOf(deps.clock.now());
  if (dispatch.change) {
    const before = await deps.ledger.rows(dispatch.issue, chunk.number);
    return {
      rows: rowsOfChange(before, { dispatch: dispatch.id, change: dispatch.change, now }),
      without: nobodyWithout,
    };
  }
  const entries = await deps.preferences.roll({
    after: chunk.after,
    upTo: chunk.upTo,
    limit: Number.POSITIVE_INFINITY,
  });
  const passed = await habits(chunk);
  const issue = { ...approved, items };
  return recipientsOf(deps, { issue, dispatch, chunk, entries, passed, firstOfMonth, now });
};

const planChunk = async (deps: DeliveryDeps, plan: Plan, chunk: Chunk): Promise<void> => {
  const { dispatch } = plan;
  const { rows, without } = await rowsOf(deps, plan, chunk);
  await deps.ledger.insert(rows);
  const stored = await deps.ledger.chunk(dispatch.id, chunk.number);
  if (!stored) throw new Error(`chunk ${chunk.number} of ${dispatch.id} is missing`);
  const counts = countsOf(await deps.ledger.rows(dispatch.id, chunk.number), without);
  const wakeAt = counts.queued === 0 ? null : addSeconds(instantOf(deps.clock.now()), queueSeconds);
  // One that was planned before may have been worked on since: its figures are newer than ours.
  if (!stored.value.planned)
    await deps.ledger.putChunk({ ...chunk, planned: true, counts, wakeAt }, stored.etag);
  if (counts.queued > 0)
    await deps.wakeDeliveries([{ kind: 'send', dispatch: dispatch.id, chunk: chunk.number }], 0);
};

/** Whether this was the last chunk. */
const isLast = async (deps: DeliveryDeps, dispatch: Dispatch, chunk: Chunk): Promise<boolean> => {
  if (!dispatch.change) return chunk.upTo === null;
  return (await deps.ledger.chunk(dispatch.issue, chunk.number + 1)) === null;
};

/** Plans on from where it stands. A second planner at the same time finds the lease taken and goes. */
export const planDispatch = async (deps: DeliveryDeps, id: string): Promise<void> => {
  const lease = await deps.leases.take(`plan ${id}`, leaseSeconds);
  if (!lease) return;
  try {
    const begun = deps.clock.now().getTime();
    let known: Known | null = null;
    while (deps.clock.now().getTime() - begun < patienceMs) {
      const stored = await deps.dispatches.get(id);
      if (stored?.value.state !== 'sending' || stored.value.complete) return;
      const dispatch = stored.value;
      const issue = (await deps.issues.get(dispatch.issue))?.value;
      if (!issue) throw new Error(`the issue of dispatch ${id} is missing`);
      if (!mayGoOut(dispatch, issue)) return;
      const before = dispatch.chunks > 0 ? await deps.ledger.chunk(id, dispatch.chunks - 1) : null;
      const chunk = await nextChunk(deps, dispatch, before?.value.upTo ?? null);
      if (!chunk) {
        await deps.dispatches.put({ ...dispatch, complete: true, wakeAt: null }, stored.etag);
        return;
      }
      known ??= await readKnown(deps, issue);
      await planChunk(deps, { ...known, dispatch, issue }, chunk);
      const complete = await isLast(deps, dispatch, chunk);
      const wakeAt = complete ? null : addSeconds(instantOf(deps.clock.now()), planSeconds);
      await deps.dispatches.put({ ...dispatch, chunks: chunk.number + 1, complete, wakeAt }, stored.etag);
      if (complete || !(await lease.renew(leaseSeconds))) return;
    }
    await deps.wakeDeliveries([{ kind: 'plan', dispatch: id }], 0);
  } finally {
    await lease.release();
  }
};
