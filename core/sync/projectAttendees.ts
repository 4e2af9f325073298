/** Brings the people invited in Outlook into step with one event's roster, over as many linked events as they need. */
import type { Booking } from '../bookings/booking.ts';
import { type CollaborativeEvent, isOnline } from '../events/event.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import { carryOut, type Delay, waitOf } from './carryOut.ts';
import { type Claim, type Ending, standing, writeClaimed } from './claim.ts';
import { invitedTo, linkedEntry, partKey, partKeys, seatPeople } from './linkedEvents.ts';
import { byKey } from './notes.ts';
import { attendeesIn, isLive, joinLinkSeconds, planEntry } from './planProjections.ts';
import type { Attendee, Outcome, Projection } from './ports.ts';
import { lateLink, type ProjectDeps } from './projectEvents.ts';

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

/** One of an event's entries, and references of who is to attend it. */
type Part = { entry: Projection; references: readonly string[] };

/** In doubt until the answer has come, so that a crash in between repeats it; but with whom the entry is for. */
const claimOf = ({ entry, references }: Part): Claim => ({
  key: entry.key,
  before: entry,
  noted: () => ({ ...entry, snapshot: { ...entry.snapshot, attendees: null, invited: references } }),
});

/** Only the people were written: of the rest whatever others noted meanwhile still holds. */
const endingOf = ({ entry, references }: Part, outcome: Outcome): Ending => ({
  key: entry.key,
  settled: (note) => {
    if (outcome.status === 'gone') return null;
    if (outcome.status === 'retry') return note;
    if (outcome.status === 'refused') return { ...note, problem: outcome.reason };
    const { invited: _, ...certain } = note.snapshot;
    return { ...note, snapshot: { ...certain, attendees: references }, problem: null };
  },
  inDoubt: (note) =>
    note.remoteId === entry.remoteId ? { ...note, snapshot: { ...note.snapshot, attendees: null } } : note,
});

const isGone = ({ status }: Outcome): boolean => status === 'gone';

const delayOf = (outcome: Outcome): Delay | null => {
  if (isGone(outcome)) return notThereYet;
  return outcome.status === 'retry' ? waitOf(outcome) : null;
};

/** Makes exactly these people attend these entries. */
const inviteAll = async (
  deps: ProjectDeps,
  eventId: string,
  going: readonly Booking[],
  parts: readonly Part[],
  isCurrent: () => Promise<boolean>,
): Promise<Step> => {
  const people = new Map(going.map((booking) => [booking.reference, booking]));
  const open = parts.filter(
    ({ entry, references }) => JSON.stringify(attendeesIn(entry)) !== JSON.stringify(references),
  );
  if (open.length === 0) return { worked: false, delay: null };
  const outcomes: Outcome[] = [];
  const write = async (mine: ReadonlySet<string>): Promise<Ending[]> => {
    const endings: Ending[] = [];
    for (const part of open.filter(({ entry }) => mine.has(entry.key))) {
      const attendees = attendeesOf(part.references.flatMap((reference) => people.get(reference) ?? []));
      const outcome = await deps.calendar.setAttendees(part.entry.remoteId, attendees, isCurrent);
      outcomes.push(outcome);
      endings.push(endingOf(part, outcome));
    }
    // Made anew with its people: for the first entry the event's own mark brings both back.
    if (outcomes.some(isGone)) await deps.outbox.mark([{ kind: 'event', eventId }]);
    return endings;
  };
  const waits = await writeClaimed(deps, 'calendar', open.map(claimOf), write);
  if (outcomes.some(isGone)) await deps.outbox.publish([{ kind: 'event', eventId }]);
  const [delay = null] = [...outcomes.flatMap((outcome) => delayOf(outcome) ?? []), ...waits.values()];
  return { worked: true, delay };
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
    await deps.projections.change('calendar', [eventId], (note) => note && { ...note, problem: tooMany });
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
  const parts = keys.flatMap((key, part): Part[] => {
    const entry = standing(entries.get(key));
    return entry ? [{ entry, references: seats[part] ?? [] }] : [];
  });
  return both(await inviteAll(deps, eventId, going, parts, isCurrent), linked);
};
