/** Brings the people invited in Outlook into step with one event's roster, over as many linked events as they need. */
import type { Booking } from '../bookings/booking.ts';
import { type CollaborativeEvent, isOnline } from '../events/event.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import { carryOut, type Delay, standing, waitOf } from './carryOut.ts';
import { invitedTo, linkedEntry, partKey, partKeys, seatPeople } from './linkedEvents.ts';
import { attendeesIn, isLive, joinLinkSeconds, planEntry } from './planProjections.ts';
import type { Attendee, Projection } from './ports.ts';
import { byKey, lateLink, type ProjectDeps } from './projectEvents.ts';

export type Step = { worked: boolean; delay: Delay | null };

const notThereYet: Delay = { afterSeconds: 5, reason: 'The event is not in the calendar yet.' };
const tooMany = 'More people have a place than twenty-one Outlook events take.';

/** Who is invited. Waiting and offered people are not: an invitation says that there is a place. */
const invited = (event: CollaborativeEvent | null, bookings: readonly Booking[]): Booking[] =>
  isLive(event) && event.kind !== 'keyDate' ? bookings.filter(({ state }) => state === 'going') : [];

/** In the order in which people came: whoever comes meanwhile takes nobody's seat. */
const inTurn = (a: Booking, b: Booking): number =>
  a.queuedAt.localeCompare(b.queuedAt) || a.reference.localeCompare(b.reference);

/** Whoever was erased has no address any more: their place counts, and nobody is invited to it. */
const attendeesOf = (people: readonly Booking[]): Attendee[] =>
  people
    .filter(({ person }) => person.email !== '')
    .map(({ person }) => ({ name: person.name, email: person.email }));

/** Linked events of more parts than people need go; the others say what the event says. */
const projectLinked = async (
  deps: ProjectDeps,
  event: CollaborativeEvent | null,
  eventId: string,
  projections: ReadonlyMap<string, Projection>,
  needed: number,
): Promise<Step> => {
  const keys = partKeys(eventId).slice(1);
  const plans = keys.flatMap((key, index) => {
    const stated = isLive(event) && index + 2 <= needed ? linkedEntry(event, deps.publicUrl) : null;
    return planEntry(key, stated, projections.get(key)) ?? [];
  });
  const { delays } = await carryOut(deps, 'calendar', (operations) => deps.calendar.apply(operations), plans);
  const [delay = null] = delays.values();
  return { worked: plans.length > 0, delay };
};

/** Makes exactly these people attend one entry. */
const invite = async (
  deps: ProjectDeps,
  event: CollaborativeEvent,
  entry: Projection,
  people: readonly Booking[],
  isCurrent: () => Promise<boolean>,
): Promise<Step> => {
  const references = people.map(({ reference }) => reference);
  if (JSON.stringify(attendeesIn(entry)) === JSON.stringify(references))
    return { worked: false, delay: null };
  const outcome = await deps.calendar.setAttendees(entry.remoteId, attendeesOf(people), isCurrent);
  if (outcome.status === 'retry') return { worked: true, delay: waitOf(outcome) };
  if (outcome.status === 'gone') {
    // Made anew with its people: for the first entry the event's own mark brings both back.
    const subject = { kind: 'event', eventId: event.id } as const;
    await deps.outbox.mark([subject]);
    await deps.projections.remove([entry]);
    await deps.outbox.publish([subject]);
    return { worked: true, delay: notThereYet };
  }
  // Only the people were written: of the rest whatever others noted meanwhile still holds.
  const [note] = await deps.projections.getMany('calendar', [entry.key]);
  if (note?.remoteId !== entry.remoteId) return { worked: true, delay: notThereYet };
  const { invited: _, ...certain } = note.snapshot;
  const snapshot = outcome.status === 'done' ? { ...certain, attendees: references } : note.snapshot;
  const problem = outcome.status === 'refused' ? outcome.reason : null;
  await deps.projections.put([{ ...note, snapshot, problem }]);
  return { worked: true, delay: null };
};

const inviteAll = async (
  deps: ProjectDeps,
  event: CollaborativeEvent,
  going: readonly Booking[],
  seats: readonly (readonly string[])[],
  entries: ReadonlyMap<string, Projection>,
  isCurrent: () => Promise<boolean>,
): Promise<Step> => {
  const people = new Map(going.map((booking) => [booking.reference, booking]));
  const parts = [...entries.values()].flatMap((projection) => {
    const entry = standing(projection);
    const part = partKeys(event.id).indexOf(projection.key);
    return entry ? [{ entry, references: seats[part] ?? [] }] : [];
  });
  // In doubt until the answers have come, so that a crash in between repeats them, and with whom each entry is for.
  const doubtful = parts.flatMap(({ entry, references }) =>
    JSON.stringify(attendeesIn(entry)) === JSON.stringify(references)
      ? []
      : [{ ...entry, snapshot: { ...entry.snapshot, attendees: null, invited: references } }],
  );
  if (doubtful.length > 0) await deps.projections.put(doubtful);
  let step: Step = { worked: false, delay: null };
  for (const { entry, references } of parts) {
    const bookings = references.flatMap((reference) => people.get(reference) ?? []);
    const one = await invite(deps, event, entry, bookings, isCurrent);
    step = { worked: step.worked || one.worked, delay: step.delay ?? one.delay };
  }
  return step;
};

const both = (a: Step, b: Step): Step => ({ worked: a.worked || b.worked, delay: a.delay ?? b.delay });

/** @param etag of the roster that the bookings are of */
export const projectAttendees = async (
  deps: ProjectDeps,
  event: CollaborativeEvent | null,
  eventId: string,
  bookings: readonly Booking[],
  etag: string | null,
): Promise<Step> => {
  const keys = partKeys(eventId);
  const projections = byKey(await deps.projections.getMany('calendar', keys));
  // A cancelled event takes its people with it.
  if (!isLive(event)) return projectLinked(deps, event, eventId, projections, 0);
  const going = invited(event, bookings).sort(inTurn);
  const first = standing(projections.get(partKey(eventId, 1)));
  if (!first) {
    if (going.length === 0 || projections.get(eventId)?.problem) return { worked: false, delay: null };
    // People may book what an import has not brought to the calendar yet: they do not wait for its turn.
    await deps.outbox.publish([{ kind: 'event', eventId: event.id }]);
    return { worked: false, delay: notThereYet };
  }
  const seats = seatPeople(
    going.map(({ reference }) => reference),
    keys.map((key) => invitedTo(projections.get(key))),
  );
  if (seats.length > keys.length) {
    await deps.projections.put([{ ...first, problem: tooMany }]);
    return { worked: true, delay: null };
  }
  // The first event's link is what the others say; it may come later than the event.
  const linkMayCome =
    isOnline(event) &&
    event.joinUrl === null &&
    addSeconds(first.changedAt, joinLinkSeconds) > instantOf(deps.clock.now());
  const waits = seats.length > 1 && linkMayCome;
  const linked = waits
    ? { worked: false, delay: lateLink }
    : await projectLinked(deps, event, eventId, projections, seats.length);
  const isCurrent = async (): Promise<boolean> => (await deps.bookings.roster(eventId)).etag === etag;
  const entries = linked.worked ? byKey(await deps.projections.getMany('calendar', keys)) : projections;
  return both(await inviteAll(deps, event, going, seats, entries, isCurrent), linked);
};
