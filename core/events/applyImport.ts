/**
 * Writes what an import plans, in chunks: note → mark → conditional write → publish → audit. Planned anew from the truth
 * at the start and after each lost race, so that a crash and another delivery simply go on where it stopped. What was
 * being written then is no longer in the plan, so that its workers are woken by the note.
 */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Subject } from '../sync/ports.ts';
import type { Urgency } from '../sync/urgency.ts';
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

/** Withdrawn and returning events take their bookings' projections along. @param known those that may have bookings */
const subjectsOf = async (
  { bookings }: Pick<Deps, 'bookings'>,
  ids: readonly string[],
  known: readonly string[],
): Promise<Subject[]> => {
  const held = known.length > 0 ? await bookings.placesHeld(known) : new Map<string, number>();
  return [
    ...ids.map((eventId): Subject => ({ kind: 'event', eventId })),
    ...ids.filter((id) => held.has(id)).map((eventId): Subject => ({ kind: 'bookings', eventId })),
  ];
};

const urgencyOf = ({ total }: ImportRun): Urgency => (total > fewWrites ? 'inTurn' : 'now');

const idsOf = (chunk: readonly ImportWrite[]): string[] => chunk.map(({ event }) => event.id);

const writeChunk = async (
  deps: ApplyDeps,
  run: ImportRun,
  chunk: readonly ImportWrite[],
): Promise<'written' | 'conflict'> => {
  const urgency = urgencyOf(run);
  const known = idsOf(chunk.filter(({ what }) => what !== 'added'));
  const subjects = await subjectsOf(deps, idsOf(chunk), known);
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

/** Says how far it has come and what is written next, in one. */
const begun = async (
  deps: ApplyDeps,
  before: ImportRun,
  chunk: readonly ImportWrite[],
  left: number,
): Promise<ImportRun> => {
  const total = Math.max(before.total, left);
  const run = { ...before, total, done: total - left, writing: idsOf(chunk) };
  await deps.imports.save(run);
  return run;
};

const ended = async (deps: ApplyDeps, run: ImportRun, problem: string | null): Promise<ImportRun> => {
  const end: ImportRun =
    problem === null
      ? { ...run, state: 'applied', done: run.total, writing: undefined, problem }
      : { ...run, state: 'failed', problem };
  await deps.imports.save(end);
  return end;
};

/** Wakes the workers for what was being written when an earlier delivery broke off. */
const wakeWritten = async (deps: ApplyDeps, run: ImportRun): Promise<void> => {
  const { writing = [] } = run;
  if (writing.length > 0) await deps.outbox.publish(await subjectsOf(deps, writing, writing), urgencyOf(run));
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

  await wakeWritten(deps, found);
  let run: ImportRun = { ...found, state: 'applying' };
  let conflicts = 0;
  let writes = await planWrites(deps, run, reading.value);
  while (writes.length > 0) {
    const chunk = writes.slice(0, chunkSize);
    run = await begun(deps, run, chunk, writes.length);
    if ((await writeChunk(deps, run, chunk)) === 'conflict') {
      conflicts += 1;
      if (conflicts === mostConflicts)
        return succeed(await ended(deps, run, 'Somebody else is changing these events. Import again.'));
      writes = await planWrites(deps, run, reading.value);
      continue;
    }
    conflicts = 0;
    writes = writes.slice(chunkSize);
  }
  return succeed(await ended(deps, run, null));
};
