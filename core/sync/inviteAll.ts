/** Makes exactly the people of a roster attend an event's entries in Outlook. */
import type { Booking } from '../bookings/booking.ts';
import { type Delay, delayAmong, type Step, waitOf } from './carryOut.ts';
import { type Claim, type Ending, writeClaimed } from './claim.ts';
import { attendeesIn } from './planProjections.ts';
import type { Attendee, Outcome, Projection } from './ports.ts';
import type { ProjectDeps } from './projectEvents.ts';

export const notThereYet: Delay = { afterSeconds: 5, reason: 'The event is not in the calendar yet.' };

/** Whoever was erased has no address any more: their place counts, and nobody is invited to it. */
const attendeesOf = (people: readonly Booking[]): Attendee[] =>
  people
    .filter(({ person }) => person.email !== '')
    .map(({ person }) => ({ name: person.name, email: person.email }));

/** One of an event's entries, and references of who is to attend it. */
export type Part = { entry: Projection; references: readonly string[] };

/** In doubt until the answer has come, so that a crash in between repeats it; but with whom the entry is for. */
const claimOf = ({ entry, references }: Part): Claim => ({
  key: entry.key,
  before: entry,
  noted: { ...entry, snapshot: { ...entry.snapshot, attendees: null, invited: references } },
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
export const inviteAll = async (
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
  return { worked: true, delay: delayAmong([...outcomes.map(delayOf), ...waits.values()]) };
};
