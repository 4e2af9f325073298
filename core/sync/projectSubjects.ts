/**
 * Brings the projections of some subjects into step with the truth. Safe to repeat, to run twice at once and to break
 * off anywhere: what is written is always read from the truth, and a mark is cleared only after its writing.
 */
import { addSeconds, instantOf } from '../time/zones.ts';
import type { Delay } from './carryOut.ts';
import type { OutboxMark, Subject } from './ports.ts';
import { projectBookings } from './projectBookings.ts';
import { type ProjectDeps, projectEvents } from './projectEvents.ts';

/** A subject that is not in step yet, why, and in how many seconds to try again. Its mark stands, put off until then. */
export type Again = { subject: Subject } & Delay;

/**
 * A mark is set before the truth is written. Finding nothing to do for a mark younger than this may mean that its
 * writing is still on the way, so it is left to the sweeper.
 */
const settlingSeconds = 60;

const nameOf = ({ kind, eventId }: Subject): string => `${kind} ${eventId}`;

const ofKind = (subjects: readonly Subject[], kind: Subject['kind']): string[] => [
  ...new Set(subjects.filter((subject) => subject.kind === kind).map(({ eventId }) => eventId)),
];

const partition = <T>(all: readonly T[], belongs: (one: T) => boolean): T[][] => [
  all.filter(belongs),
  all.filter((one) => !belongs(one)),
];

type Looked = {
  worked: Set<string>;
  again: Again[];
  /** Marks of bookings that follow their events, as they were read before their rosters. */
  followMarks: OutboxMark[];
};

const look = async (deps: ProjectDeps, subjects: readonly Subject[]): Promise<Looked> => {
  const events = ofKind(subjects, 'event');
  const worked = new Set<string>();
  const again: Again[] = [];

  const projected = events.length > 0 ? await projectEvents(deps, events) : null;
  for (const eventId of projected?.worked ?? []) worked.add(nameOf({ kind: 'event', eventId }));
  for (const [eventId, delay] of projected?.delays ?? [])
    again.push({ subject: { kind: 'event', eventId }, ...delay });

  const follow = projected?.bookingsToFollow ?? [];
  const followMarks = await deps.outbox.marks(
    follow.map((eventId): Subject => ({ kind: 'bookings', eventId })),
  );
  for (const eventId of new Set([...ofKind(subjects, 'bookings'), ...follow])) {
    const subject: Subject = { kind: 'bookings', eventId };
    const step = await projectBookings(deps, eventId);
    if (step.worked) worked.add(nameOf(subject));
    if (step.delay) again.push({ subject, ...step.delay });
  }
  return { worked, again, followMarks };
};

/** How often, and after how many milliseconds, it is looked whether another worker has done what was to be done. */
const looks = 8;
const lookMs = 500;

/** What waits for another worker alone is looked at again: what they did is as good as done here. */
const lookUntilDone = async (deps: ProjectDeps, subjects: readonly Subject[]): Promise<Looked> => {
  const looked = await look(deps, subjects);
  for (let turn = 1; turn < looks; turn += 1) {
    const theirs = looked.again.filter(({ byOther }) => byOther).map(({ subject }) => subject);
    if (theirs.length === 0) break;
    await deps.sleep(lookMs);
    const next = await look(deps, theirs);
    for (const name of [...theirs.map(nameOf), ...next.worked]) looked.worked.add(name);
    const ours = looked.again.filter(({ byOther }) => !byOther);
    looked.again = [...new Map([...ours, ...next.again].map((one) => [nameOf(one.subject), one])).values()];
    looked.followMarks.push(...next.followMarks);
  }
  return looked;
};

/** Unexpected failures are thrown and leave every mark standing. */
export const projectSubjects = async (
  deps: ProjectDeps,
  subjects: readonly Subject[],
): Promise<{ again: Again[] }> => {
  const marks = await deps.outbox.marks(subjects);
  const { worked, again, followMarks } = await lookUntilDone(deps, subjects);
  const waiting = new Set(again.map(({ subject }) => nameOf(subject)));
  await putOff(deps, again);
  const settled = addSeconds(instantOf(deps.clock.now()), -settlingSeconds);
  // A subject may be marked several times over; every mark that was read before the truth was is done with.
  const read = new Map([...marks, ...followMarks].map((mark) => [`${nameOf(mark)} ${mark.token}`, mark]));
  const [done = [], unsettled = []] = partition(
    [...read.values()].filter((mark) => !waiting.has(nameOf(mark))),
    (mark) => worked.has(nameOf(mark)) || mark.markedAt < settled,
  );
  if (done.length > 0) await deps.outbox.clear(done);
  // Its message has come and gone, so what is left of it need not wait for as long as a queue may take.
  const early = unsettled.filter(({ urgency }) => urgency === 'inTurn');
  if (early.length > 0) await deps.outbox.putOff(early, instantOf(deps.clock.now()));
  return { again };
};

/**
 * A subject whose mark somebody has cleared meanwhile is marked again: what waits must not be forgotten. Unless it waits for
 * somebody else, who has done all of it when they clear its mark; then only the message looks once more.
 */
const putOff = async (
  deps: Pick<ProjectDeps, 'outbox' | 'clock'>,
  again: readonly Again[],
): Promise<void> => {
  if (again.length === 0) return;
  const subjects = again.map(({ subject }) => subject);
  const marked = new Set((await deps.outbox.marks(subjects)).map(nameOf));
  const unmarked = again.flatMap(({ subject, byOther }) =>
    byOther || marked.has(nameOf(subject)) ? [] : subject,
  );
  if (unmarked.length > 0) await deps.outbox.mark(unmarked);
  const marks = await deps.outbox.marks(subjects);
  const now = instantOf(deps.clock.now());
  for (const [afterSeconds, delayed] of Map.groupBy(again, (one) => one.afterSeconds)) {
    const names = new Set(delayed.map(({ subject }) => nameOf(subject)));
    const waiting = marks.filter((mark) => names.has(nameOf(mark)));
    await deps.outbox.putOff(waiting, addSeconds(now, afterSeconds));
  }
};
