/** Holds everything that stands over there against what we think stands there: edits nobody told of, losses, leftovers. */
import type { Deps } from '../../deps.ts';
import { eachRun } from '../../events/eachRun.ts';
import type { Instant } from '../../events/event.ts';
import { inRunsOf } from '../../inRunsOf.ts';
import { instantOf } from '../../time/zones.ts';
import { standing } from '../carryOut.ts';
import type { Lease } from '../inbound/following.ts';
import { byKey } from '../projectEvents.ts';
import { type Drifted, wholeDrifted } from './drift.ts';
import type { ComparedSide, Standing } from './side.ts';

export type CompareDeps = Pick<Deps, 'clock' | 'events' | 'projections'>;

type Change = { remoteId: string; key: string | null };
const leaseSeconds = 120;
const runSize = 100;

/** Our keys of what a reading of everything shows, and the ids of what we do not know. Null when another worker took over. */
const readEverything = async <C extends Change>(
  deps: CompareDeps,
  { target, reader, take }: ComparedSide<C>,
  lease: Lease,
): Promise<{ seen: Set<string>; strangers: Set<string>; settled: boolean } | null> => {
  const seen = new Set<string>();
  const strangers = new Set<string>();
  let settled = true;
  let cursor: string | null = null;
  for (let more = true; more; ) {
    const page = await reader.read(cursor);
    if (!(await lease.renew(leaseSeconds))) return null;
    const ids = page.changes.map(({ remoteId }) => remoteId);
    const found = await deps.projections.byRemoteId(target, ids);
    const known = new Map(found.map(({ remoteId, key }) => [remoteId, key]));
    for (const id of ids) {
      const key = known.get(id);
      if (key === undefined) strangers.add(id);
      else seen.add(key);
    }
    if (!(await take(page)).settled) settled = false;
    cursor = page.cursor;
    more = page.more;
  }
  return { seen, strangers, settled };
};

/** What we wrote before the reading began and the reading did not show: id over there and key. */
const notSeen = async <C>(
  deps: CompareDeps,
  { notesOf }: ComparedSide<C>,
  seen: ReadonlySet<string>,
  begins: Instant,
): Promise<ReadonlyMap<string, string>> => {
  const missing = new Map<string, string>();
  for await (const run of eachRun(deps.events))
    for (const projection of await notesOf(run))
      if (standing(projection) && projection.changedAt < begins && !seen.has(projection.key))
        missing.set(projection.remoteId, projection.key);
  return missing;
};

/**
 * Things with the key of an event of ours that stands elsewhere or not at all. A key that we do not know is left alone:
 * somebody else's service may share the site or the mailbox.
 */
const leftovers = async <C extends Change>(
  deps: CompareDeps,
  { target, eventOf, isLeftover }: ComparedSide<C>,
  found: readonly C[],
): Promise<Standing[]> => {
  const things = found.flatMap(({ remoteId, key }) => (key === null ? [] : [{ remoteId, key }]));
  const keys = things.map(({ key }) => key);
  const ids = [...new Set(keys.map(eventOf))];
  const events = new Map((await deps.events.getMany(ids)).map(({ value }) => [value.id, value]));
  const projections = byKey(await deps.projections.getMany(target, keys));
  return things.filter(({ remoteId, key }) => {
    const event = events.get(eventOf(key));
    const note = projections.get(key);
    return event !== undefined && note?.remoteId !== remoteId && isLeftover(event, note);
  });
};

/** Whether that came to its end. It does not when another worker took over or something was on the move: try again later. */
export const compareEverything = async <C extends Change>(
  deps: CompareDeps,
  side: ComparedSide<C>,
  lease: Lease,
  note: (drifted: readonly Drifted[]) => void,
): Promise<boolean> => {
  const begins = instantOf(deps.clock.now());
  const read = await readEverything(deps, side, lease);
  if (!read) return false;
  const missing = await notSeen(deps, side, read.seen, begins);
  for (const run of inRunsOf(runSize, [...missing.keys()])) {
    const changes = await side.reader.check(run);
    if (!(await lease.renew(leaseSeconds))) return false;
    await side.take({ changes, cursor: '', more: false, whole: false, readAt: begins });
    const gone = side.asks ? changes.filter(side.isGone) : [];
    note(
      gone.map(({ remoteId }) => wholeDrifted(side.eventOf(missing.get(remoteId) ?? ''), 'missing', 'asked')),
    );
  }
  for (const run of inRunsOf(runSize, [...read.strangers])) {
    const extra = await leftovers(deps, side, await side.reader.check(run));
    if (!(await lease.renew(leaseSeconds))) return false;
    if (extra.length > 0) await side.remove(extra);
    note(extra.map(({ key }) => wholeDrifted(side.eventOf(key), 'extra', 'mended')));
  }
  return read.settled;
};
