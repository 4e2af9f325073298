/**
 * Writes what an import plans, in chunks: mark → conditional write → publish → audit → progress. Planned anew from the
 * truth at the start and after each lost race, so that a crash and another delivery simply go on where it stopped.
 */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Subject } from '../sync/ports.ts';
import { instantOf } from '../time/zones.ts';
import { planAgainstTruth } from './importPlan.ts';
import type { ImportRun } from './importRun.ts';
import type { ImportWrite } from './planImport.ts';
import type { FeedReading } from './reading.ts';

/** What one transaction takes, and a multiple of the 20 subjects of a queue message: messages and Graph batches go out full. */
const chunkSize = 100;
/** As many as one queue message holds go at once: an editor's correction does not wait behind a whole programme. */
const fewWrites = 20;
/** Lost races in a row before somebody else is clearly busy with the same events. */
const mostConflicts = 10;

export type ApplyDeps = Pick<Deps, 'clock' | 'ids' | 'events' | 'bookings' | 'imports' | 'outbox' | 'audit'>;

/** Withdrawn and returning events take their bookings' projections along. */
const subjectsOf = (chunk: readonly ImportWrite[], booked: ReadonlySet<string>): Subject[] => [
  ...chunk.map(({ event }): Subject => ({ kind: 'event', eventId: event.id })),
  ...chunk
    .filter(({ event }) => booked.has(event.id))
    .map(({ event }): Subject => ({ kind: 'bookings', eventId: event.id })),
];

const writeChunk = async (
  deps: ApplyDeps,
  run: ImportRun,
  chunk: readonly ImportWrite[],
): Promise<'written' | 'conflict'> => {
  const urgency = run.total > fewWrites ? 'inTurn' : 'now';
  const known = chunk.filter(({ what }) => what !== 'added').map(({ event }) => event.id);
  const held = known.length > 0 ? await deps.bookings.placesHeld(known) : new Map<string, number>();
  const subjects = subjectsOf(chunk, new Set(held.keys()));
  await deps.outbox.mark(subjects, urgency);
  const written = await deps.events.write(chunk.map(({ event, etag }) => ({ event, etag })));
  if (written === 'conflict') return written;
  await deps.outbox.publish(subjects, urgency);
  await deps.audit.record(
    chunk.map(({ event, what }) => ({
      at: instantOf(deps.clock.now()),
      who: run.startedBy,
      what: `event.${what}`,
      subject: event.id,
      detail: `import ${run.id}, version ${event.version}`,
    })),
  );
  return written;
};

/** By identity, so that events that are worked on together stand together in every table. */
const byId = (a: ImportWrite, b: ImportWrite): number => (a.event.id < b.event.id ? -1 : 1);

const planWrites = async (
  deps: ApplyDeps,
  run: ImportRun,
  reading: FeedReading,
): Promise<readonly ImportWrite[]> => (await planAgainstTruth(deps, run, reading)).writes.toSorted(byId);

const ended = async (deps: ApplyDeps, run: ImportRun, problem: string | null): Promise<ImportRun> => {
  const end: ImportRun =
    problem === null
      ? { ...run, state: 'applied', done: run.total, problem }
      : { ...run, state: 'failed', problem };
  await deps.imports.save(end);
  return end;
};

/** Fails with `notFound`; an import that cannot go on is saved as failed with the reason and returned as such. */
export const applyImport = async (
  deps: ApplyDeps,
  importId: string,
  reading: Result<FeedReading>,
): Promise<Result<ImportRun>> => {
  const found = await deps.imports.get(importId);
  if (!found) return fail('notFound', 'There is no such import.');
  if (found.state === 'applied') return succeed(found);
  if (!reading.ok) return succeed(await ended(deps, found, reading.failure.message));

  let run: ImportRun = { ...found, state: 'applying' };
  let conflicts = 0;
  let writes = await planWrites(deps, run, reading.value);
  while (writes.length > 0) {
    const chunk = writes.slice(0, chunkSize);
    if ((await writeChunk(deps, run, chunk)) === 'conflict') {
      conflicts += 1;
      if (conflicts === mostConflicts)
        return succeed(await ended(deps, run, 'Somebody else is changing these events. Import again.'));
      writes = await planWrites(deps, run, reading.value);
      continue;
    }
    conflicts = 0;
    writes = writes.slice(chunkSize);
    const total = Math.max(run.total, writes.length);
    run = { ...run, total, done: total - writes.length };
    await deps.imports.save(run);
  }
  return succeed(await ended(deps, run, null));
};
