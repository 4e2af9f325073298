/** Sending one chunk: whoever is due gets their message, and the ledger knows of each at once. */
import { asItStands } from '../digests/asItStands.ts';
import type { Issue } from '../digests/issue.ts';
import type { Instant } from '../events/event.ts';
import type { Entry } from '../people/roll.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import { deliver } from './deliver.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import type { Chunk, Dispatch } from './dispatch.ts';
import { finishDispatch } from './finishDispatch.ts';
import { holdOn, mayGoOut } from './holdOn.ts';
import { peopleIn } from './peopleIn.ts';
import { recount } from './recount.ts';

/** Messages of one chunk under way at once: enough for the whole pace when the others rest. */
const sentAtOnce = 20;
const leaseSeconds = 45;
/** A worker that has not said anything for so long is taken for dead. */
const silenceSeconds = 50;
/** What is due later than this is left to the sweeper, not to a message. */
const soonSeconds = 600;
/** Dispatches with more chunks than this are ended by the sweeper: looking at all of them costs too much here. */
const fewChunks = 20;

export type Sent = { sent: number; waiting: number; faults: readonly unknown[] };
const nothing: Sent = { sent: 0, waiting: 0, faults: [] };

const soonest = (rows: readonly Delivery[]): Instant | null =>
  rows
    .filter(({ state }) => state === 'queued')
    .map(({ notBefore }) => notBefore)
    .sort()[0] ?? null;

/** A few at once, without waiting for the slowest of a run. */
const sideBySide = async <Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: sentAtOnce }, worker));
};

type Loaded = {
  dispatch: Dispatch;
  issue: Issue;
  chunk: Chunk;
  entries: Map<string, Entry>;
  rows: Delivery[];
};

/** Null when there is nothing to send, or it must not be sent now. */
const load = async (deps: DeliveryDeps, id: string, number: number): Promise<Loaded | null> => {
  const [dispatch, chunk] = await Promise.all([deps.dispatches.get(id), deps.ledger.chunk(id, number)]);
  if (dispatch?.value.state !== 'sending' || !chunk?.value.planned || chunk.value.wakeAt === null)
    return null;
  const [issue, rows, entries] = await Promise.all([
    deps.issues.get(dispatch.value.issue),
    deps.ledger.rows(id, number),
    peopleIn(deps, chunk.value),
  ]);
  if (!issue || !mayGoOut(dispatch.value, issue.value)) return null;
  return {
    dispatch: dispatch.value,
    issue: { ...issue.value, items: await asItStands(deps, issue.value.items) },
    chunk: chunk.value,
    rows,
    entries,
  };
};

/** One worker at a time has a chunk; a second finds the lease taken and goes. */
export const sendChunk = async (
  deps: DeliveryDeps,
  { dispatch: id, chunk: number }: { dispatch: string; chunk: number },
): Promise<Sent> => {
  const lease = await deps.leases.take(`chunk ${id} ${number}`, leaseSeconds);
  if (!lease) return nothing;
  try {
    const loaded = await load(deps, id, number);
    if (!loaded) return nothing;
    const begun = instantOf(deps.clock.now());
    await recount(deps, loaded.chunk, () => addSeconds(begun, silenceSeconds));
    const due = loaded.rows.filter(({ state, notBefore }) => state === 'queued' && notBefore <= begun);
    const mayGoOn = holdOn(deps, { dispatch: id, lease, leaseSeconds });
    const faults: unknown[] = [];
    let sent = 0;
    await sideBySide(due, async (row) => {
      try {
        if (await deliver(deps, { ...loaded, row, entry: loaded.entries.get(row.person), mayGoOn }))
          sent += 1;
      } catch (error) {
        faults.push(error);
      }
    });
    const waiting = await putAway(deps, loaded);
    return { sent, waiting, faults };
  } finally {
    await lease.release();
  }
};

/** Counts, and has those who still wait looked after when the first of them is due. */
const putAway = async (deps: DeliveryDeps, { dispatch, chunk }: Loaded): Promise<number> => {
  const now = instantOf(deps.clock.now());
  const next = (rows: readonly Delivery[]): Instant | null => {
    const first = soonest(rows);
    return first && (first > now ? first : now);
  };
  const rows = await recount(deps, chunk, (counted) => {
    const first = next(counted);
    return first && addSeconds(first, silenceSeconds);
  });
  const first = next(rows);
  if (first === null) {
    if (dispatch.chunks <= fewChunks) await finishDispatch(deps, dispatch.id);
    return 0;
  }
  const seconds = (Date.parse(first) - Date.parse(now)) / 1000;
  if (seconds <= soonSeconds)
    await deps.wakeDeliveries(
      [{ kind: 'send', dispatch: dispatch.id, chunk: chunk.number }],
      Math.max(1, seconds),
    );
  return rows.filter(({ state }) => state === 'queued').length;
};
