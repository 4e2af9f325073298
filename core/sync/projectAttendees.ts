/** Brings the people invited in Outlook into step with one event's roster, over as many linked events as they need. */
import type { Booking } from '../bookings/booking.ts';
import { type CollaborativeEvent, isOnline } from '../events/event.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import { carryOut, delayAmong, type Step } from './carryOut.ts';
import { standing } from './claim.ts';
import { inviteAll, notThereYet, type Part } from './inviteAll.ts';
import { invitedTo, linkedEntry, partKey, partKeys, seatPeople } from './linkedEvents.ts';
import { byKey } from './notes.ts';
import { isLive, joinLinkSeconds, planEntry } from './planProjections.ts';
import type { Projection } from './ports.ts';
import { lateLink, type ProjectDeps } from './projectEvents.ts';

const tooMany = 'More people have a place than twenty-one Outlook events take.';

/** Who is invited. Waiting and offered people are not: an invitation says that there is a place. */
const invited = (event: CollaborativeEvent | null, bookings: readonly Booking[]): Booking[] =>
  isLive(event) && event.kind !== 'keyDate' ? bookings.filter(({ state }) => state === 'going') : [];

/** In the order in which people came: whoever comes meanwhile takes nobody's seat. */
const inTurn = (a: Booking, b: Booking): number =>
  a.queuedAt.localeCompare(b.queuedAt) || a.reference.localeCompare(b.reference);

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
  return { worked: plans.length > 0, delay: delayAmong([...delays.values()]) };
};

const both = (a: Step, b: Step): Step => ({
  worked: a.worked || b.worked,
  delay: delayAmong([a.delay, b.delay]),
});

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
