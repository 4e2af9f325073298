/** Reads what changed over there, page by page, and has it taken. The cursor moves only after a page was taken. */
import type { Deps } from '../../deps.ts';
import { addSeconds, instantOf } from '../../time/zones.ts';
import type { Lease } from './following.ts';
import type { ChangeReader, ChangeSource, Page, Taken } from './ports.ts';
import { Unreadable } from './unreadable.ts';

export type ReadingDeps = Pick<Deps, 'clock' | 'cursors' | 'readings' | 'leases' | 'pauses'>;

type Followed<C> = {
  source: ChangeSource;
  reader: ChangeReader<C>;
  take(page: Page<C>): Promise<Taken>;
};

/** How long a worker that died keeps the others waiting; one page takes far less. */
const leaseSeconds = 120;
/** Then another message goes on, so that no worker runs into the host's time limit. */
const mostPages = 25;
const secondsWhenTaken = 5;
const secondsUntilSettled = 2;

/** What one run came to; `afterSeconds`: when to go on, null when all is read. */
type ReadingRun = { changes: number; afterSeconds: number | null };

const readPages = async <C>(
  deps: ReadingDeps,
  { source, reader, take }: Followed<C>,
  lease: Lease,
): Promise<ReadingRun> => {
  let changes = 0;
  let cursor = await deps.cursors.get(source);
  for (let count = 0; count < mostPages; count += 1) {
    const page = await reader.read(cursor);
    // A page that was read by somebody else meanwhile may be older than what they took.
    if (!(await lease.renew(leaseSeconds))) return { changes, afterSeconds: secondsWhenTaken };
    const { settled } = await take(page);
    if (!settled) return { changes, afterSeconds: secondsUntilSettled };
    const reading = await deps.readings.get(source);
    // What went while nobody followed is not among what stands: only a comparison finds it.
    const comparedAt = page.whole ? null : reading.comparedAt;
    const readAt = page.more ? reading.readAt : page.readAt;
    await deps.readings.put({ ...reading, readAt, problem: null, notBefore: null, comparedAt });
    await deps.cursors.put(source, page.cursor);
    changes += page.changes.length;
    cursor = page.cursor;
    if (!page.more) return { changes, afterSeconds: null };
  }
  return { changes, afterSeconds: 0 };
};

/**
 * Safe to run at any time and to break off anywhere: a page whose taking was not noted is taken again. A projection
 * that cannot be read is noted as such and left alone for as long as it asks. While synchronising is paused nothing is
 * read; the cursor stays where it is.
 */
export const readChanges = async <C>(deps: ReadingDeps, followed: Followed<C>): Promise<ReadingRun> => {
  const { source } = followed;
  if (await deps.pauses.get()) return { changes: 0, afterSeconds: null };
  const now = instantOf(deps.clock.now());
  const { notBefore } = await deps.readings.get(source);
  if (notBefore !== null && notBefore > now) return { changes: 0, afterSeconds: null };
  const lease = await deps.leases.take(`reading ${source}`, leaseSeconds);
  if (!lease) return { changes: 0, afterSeconds: secondsWhenTaken };
  try {
    return await readPages(deps, followed, lease);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const waits = addSeconds(instantOf(deps.clock.now()), error.afterSeconds);
    const reading = await deps.readings.get(source);
    await deps.readings.put({ ...reading, problem: error.message, notBefore: waits });
    return { changes: 0, afterSeconds: null };
  } finally {
    await lease.release();
  }
};
