/** Holds what stands over there, all of it or what changed, against what we think stands there: edits nobody told of, losses, leftovers. */
import type { Deps } from '../../deps.ts';
import { eachRun } from '../../events/eachRun.ts';
import type { Instant } from '../../events/event.ts';
import { inRunsOf } from '../../inRunsOf.ts';
import { instantOf } from '../../time/zones.ts';
import { standing } from '../claim.ts';
import type { Lease } from '../inbound/following.ts';
import { byKey } from '../notes.ts';
import { type Drifted, wholeDrifted } from './drift.ts';
import type { ComparedSide, Standing } from './side.ts';

export type CompareDeps = Pick<Deps, 'clock' | 'events' | 'projections'>;

type Change = { remoteId: string; key: string | null };
const leaseSeconds = 120;
const runSize = 100;

type Read = {
  /** Our keys of what the reading shows. */
  seen: Set<string>;
  /** Ids of what we do not know. */
  strangers: Set<string>;
  settled: boolean;
  /** Whether it shows everything that stands there. */
  whole: boolean;
  cursor: string;
};

/** Null when another worker took over. @param from where the last reading ended; null reads everything */
const readAll = async <C extends Change>(
  deps: CompareDeps,
  { target, reader, take, isGone }: ComparedSide<C>,
  lease: Lease,
  from: string | null,
): Promise<Read | null> => {
  const seen = new Set<string>();
  const strangers = new Set<string>();
  let settled = true;
  let whole = from === null;
  for (let cursor = from; ; ) {
    const page = await reader.read(cursor);
    if (!(await lease.renew(leaseSeconds))) return null;
    const ids = page.changes.map(({ remoteId }) => remoteId);
    const found = await deps.projections.byRemoteId(target, ids);
    const known = new Map(found.map(({ remoteId, key }) => [remoteId, key]));
    for (const change of page.changes) {
      const key = known.get(change.remoteId);
      if (key !== undefined) seen.add(key);
      else if (!isGone(change)) strangers.add(change.remoteId);
    }
    if (!(await take(page)).settled) settled = false;
    if (page.whole) whole = true;
    if (!page.more) return { seen, strangers, settled, whole, cursor: page.cursor };
    cursor = page.cursor;
  }
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

/**
 * Where to go on from next time. Null when it did not come to its end, since another worker took over or something was on
 * the move: try again later.
 * @param from where the last reading ended, to look at what changed; null looks at everything
 */
export const compareEverything = async <C extends Change>(
  deps: CompareDeps,
  side: ComparedSide<C>,
  lease: Lease,
  from: string | null,
  note: (drifted: readonly Drifted[]) => void,
): Promise<string | null> => {
  const begins = instantOf(deps.clock.now());
  const read = await readAll(deps, side, lease, from);
  if (!read) return null;
  const missing = read.whole ? await notSeen(deps, side, read.seen, begins) : new Map<string, string>();
  for (const run of inRunsOf(runSize, [...missing.keys()])) {
    const changes = await side.reader.check(run);
    if (!(await lease.renew(leaseSeconds))) return null;
    await side.take({ changes, cursor: '', more: false, whole: false, readAt: begins });
    const gone = side.isFollowed ? changes.filter(side.isGone) : [];
    note(
      gone.map(({ remoteId }) => wholeDrifted(side.eventOf(missing.get(remoteId) ?? ''), 'missing', 'asked')),
    );
  }
  for (const run of inRunsOf(runSize, [...read.strangers])) {
    const extra = await leftovers(deps, side, await side.reader.check(run));
    if (!(await lease.renew(leaseSeconds))) return null;
    const outcomes = extra.length > 0 ? await side.remove(extra) : [];
    if (outcomes.some(({ status }) => status === 'retry')) return null;
    note(extra.map(({ key }) => wholeDrifted(side.eventOf(key), 'extra', 'mended')));
  }
  return read.settled ? read.cursor : null;
};
