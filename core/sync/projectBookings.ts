/** Brings the list of bookings, the people invited in Outlook and what people were told into step with one event's roster. */
import type { Booking } from '../bookings/booking.ts';
import { tellOfCancellation } from '../bookings/tellOfCancellation.ts';
import type { CollaborativeEvent } from '../events/event.ts';
import { carryOut, type Delay, standing, waitOf } from './carryOut.ts';
import { bookingFields, bookingKey } from './listFields.ts';
import { attendeesIn, isLive, planItem } from './planProjections.ts';
import type { Attendee, Projection } from './ports.ts';
import { byKey, type ProjectDeps } from './projectEvents.ts';

const notThereYet: Delay = { afterSeconds: 5, reason: 'The event is not in the calendar yet.' };

/** Who is invited. Waiting and offered people are not: an invitation says that there is a place. */
const invited = (event: CollaborativeEvent | null, bookings: readonly Booking[]): Booking[] =>
  isLive(event) && event.kind !== 'keyDate'
    ? bookings.filter(({ state }) => state === 'going').sort((a, b) => a.reference.localeCompare(b.reference))
    : [];

const attendeeOf = ({ person }: Booking): Attendee => ({ name: person.name, email: person.email });

type Step = { worked: boolean; delay: Delay | null };

const projectAttendees = async (
  deps: ProjectDeps,
  event: CollaborativeEvent | null,
  bookings: readonly Booking[],
  projection: Projection | undefined,
): Promise<Step> => {
  // A cancelled event takes its people with it.
  if (!isLive(event)) return { worked: false, delay: null };
  const going = invited(event, bookings);
  const references = going.map(({ reference }) => reference);
  const entry = standing(projection);
  if (!entry) {
    if (going.length === 0 || projection?.problem) return { worked: false, delay: null };
    // People may book what an import has not brought to the calendar yet: they do not wait for its turn.
    await deps.outbox.publish([{ kind: 'event', eventId: event.id }]);
    return { worked: false, delay: notThereYet };
  }
  if (JSON.stringify(attendeesIn(entry)) === JSON.stringify(references))
    return { worked: false, delay: null };

  // In doubt until the answer has come, so that a crash in between repeats it.
  await deps.projections.put([{ ...entry, snapshot: { ...entry.snapshot, attendees: null } }]);
  const outcome = await deps.calendar.setAttendees(entry.remoteId, going.map(attendeeOf));
  if (outcome.status === 'retry') return { worked: true, delay: waitOf(outcome) };
  if (outcome.status === 'gone') {
    // Made anew with its people: the event's own mark brings both back.
    await deps.outbox.mark([{ kind: 'event', eventId: event.id }]);
    await deps.projections.remove('calendar', [event.id]);
    await deps.outbox.publish([{ kind: 'event', eventId: event.id }]);
    return { worked: true, delay: notThereYet };
  }
  const snapshot = outcome.status === 'done' ? { ...entry.snapshot, attendees: references } : entry.snapshot;
  const problem = outcome.status === 'refused' ? outcome.reason : null;
  await deps.projections.put([{ ...entry, snapshot, problem }]);
  return { worked: true, delay: null };
};

export const projectBookings = async (deps: ProjectDeps, eventId: string): Promise<Step> => {
  const stored = await deps.events.get(eventId);
  const event = stored?.value ?? null;
  const { roster, etag } = await deps.bookings.roster(eventId);
  const [items, entries] = await Promise.all([
    deps.projections.getMany('bookingList', roster.bookings.map(bookingKey)).then(byKey),
    deps.projections.getMany('calendar', [eventId]),
  ]);
  const plans = roster.bookings.flatMap((booking) => {
    const stands = isLive(event) && booking.state !== 'cancelled';
    const key = bookingKey(booking);
    return planItem(key, stands ? bookingFields(booking, event) : null, items.get(key)) ?? [];
  });
  const list = await carryOut(deps, 'bookingList', (operations) => deps.bookingList.apply(operations), plans);
  const people = await projectAttendees(deps, event, roster.bookings, entries[0]);
  const [first] = list.delays.values();
  const delay = people.delay ?? first ?? null;
  const told = event ? await tellOfCancellation(deps, event, roster.bookings) : 0;
  const worked = people.worked || plans.length > 0 || told > 0;
  const now = await deps.bookings.roster(eventId);
  if (now.etag === etag) return { worked, delay };
  await deps.outbox.mark([{ kind: 'bookings', eventId }]);
  return { worked, delay: { afterSeconds: 1, reason: 'It changed meanwhile.' } };
};
