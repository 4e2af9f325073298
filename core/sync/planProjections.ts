/** What would bring one event's calendar entry and list item into step: one operation each, or none. Pure. */
import type { Booking } from '../bookings/booking.ts';
import type { CollaborativeEvent, Instant } from '../events/event.ts';
import { isOnline } from '../events/event.ts';
import { addSeconds } from '../time/zones.ts';
import { calendarEntry } from './calendarEntry.ts';
import { begun, type Planned } from './carryOut.ts';
import { standing } from './claim.ts';
import { diffSnapshot } from './diffSnapshot.ts';
import { bookingFields, bookingKey, listFields } from './listFields.ts';
import type { CalendarEntry, CalendarOperation, ListFields, ListOperation, Projection } from './ports.ts';

/** Only published events stand outside; drafts, cancelled and unknown ones do not. */
export const isLive = (event: CollaborativeEvent | null): event is CollaborativeEvent =>
  event?.state === 'published';

/** After this long without a join link Outlook is not asked again; the event page says that there is none. */
export const joinLinkSeconds = 86_400;

const cancelComment = 'This event has been cancelled. The entry leaves your calendar by itself.';

/** References of the bookings whose people attend, as last written beside the entry's own fields; null when in doubt. */
export const attendeesIn = (projection: Projection): string[] | null => {
  const stored = projection.snapshot.attendees;
  return Array.isArray(stored) ? stored.map(String) : null;
};

/** Everything that a snapshot says about people, whoever else is written about. */
const peopleIn = ({ snapshot }: Projection): Record<string, unknown> => ({
  attendees: snapshot.attendees ?? null,
  ...('invited' in snapshot && { invited: snapshot.invited }),
});

const timeFields = ['start', 'end', 'zone', 'allDay'] as const;

/**
 * Outlook takes the times of an event together or not at all, and a Teams meeting can be put on an event but never
 * taken off. Null when nothing is left to write.
 */
const writable = (
  { online, ...changes }: Partial<CalendarEntry>,
  entry: CalendarEntry,
): Partial<CalendarEntry> | null => {
  const { start, end, zone, allDay } = entry;
  const wanted = {
    ...changes,
    ...(online && { online }),
    ...(timeFields.some((field) => field in changes) && { start, end, zone, allDay }),
  };
  return Object.keys(wanted).length > 0 ? wanted : null;
};

const cancelling = (key: string, before: Projection): Planned<CalendarOperation> => ({
  operation: { op: 'cancel', key, remoteId: before.remoteId, comment: cancelComment },
  before,
  snapshot: {},
});

/** An entry that was perhaps made for an event that is live no longer: found by making it again, then cancelled. */
const recreating = (key: string, noted: Projection | null): Planned<CalendarOperation> | null => {
  if (!noted) return null;
  const { attendees: _, invited: __, ...entry } = noted.snapshot;
  return {
    // The snapshot is what we noted ourselves when we first asked for it.
    operation: { op: 'create', key, entry: entry as CalendarEntry },
    before: null,
    snapshot: noted.snapshot,
    thenAgain: true,
  };
};

/** The entry that says `stated`, or none when it is null. */
export const planEntry = (
  key: string,
  stated: CalendarEntry | null,
  projection: Projection | undefined,
): Planned<CalendarOperation> | null => {
  const before = standing(projection);
  if (!stated) return before ? cancelling(key, before) : recreating(key, begun(projection));
  if (!before)
    return {
      operation: { op: 'create', key, entry: stated },
      before,
      snapshot: { ...stated, attendees: [] },
    };
  // A Teams meeting cannot be taken off an Outlook event again, so an entry that has one keeps it.
  const entry = { ...stated, online: stated.online || before.snapshot.online === true };
  const changes = writable(diffSnapshot(before.snapshot, entry) ?? {}, entry);
  const { remoteId } = before;
  return (
    changes && {
      operation: { op: 'update', key, remoteId, changes },
      before,
      snapshot: { ...entry, ...peopleIn(before) },
    }
  );
};

export const planCalendar = (
  id: string,
  event: CollaborativeEvent | null,
  projection: Projection | undefined,
  publicUrl: string,
  now: Instant,
): Planned<CalendarOperation> | null => {
  const plan = planEntry(id, isLive(event) ? calendarEntry(event, publicUrl) : null, projection);
  const before = standing(projection);
  if (plan || !before || !isLive(event)) return plan;
  const wantsLink = isOnline(event) && event.joinUrl === null;
  const mayCome = addSeconds(before.changedAt, joinLinkSeconds) > now;
  return wantsLink && mayCome
    ? { operation: { op: 'read', key: id, remoteId: before.remoteId }, before, snapshot: before.snapshot }
    : null;
};

/** The item that says `fields`, or none when `fields` is null. */
export const planItem = (
  key: string,
  fields: ListFields | null,
  projection: Projection | undefined,
): Planned<ListOperation> | null => {
  const before = standing(projection);
  if (fields === null) {
    const known = before ?? begun(projection);
    const remoteId = before?.remoteId ?? null;
    return known && { operation: { op: 'delete', key, remoteId }, before: known, snapshot: {} };
  }
  if (!before) return { operation: { op: 'create', key, fields }, before, snapshot: fields };
  const changes = diffSnapshot(before.snapshot, fields);
  return (
    changes && {
      operation: { op: 'update', key, remoteId: before.remoteId, fields: changes as ListFields },
      before,
      snapshot: fields,
    }
  );
};

/** The items of an event's bookings; what was cancelled has none. @param items what we know of them, by key */
export const planBookingItems = (
  event: CollaborativeEvent | null,
  bookings: readonly Booking[],
  items: ReadonlyMap<string, Projection>,
): Planned<ListOperation>[] =>
  bookings.flatMap((booking) => {
    const stands = isLive(event) && booking.state !== 'cancelled';
    const key = bookingKey(booking);
    return planItem(key, stands ? bookingFields(booking, event) : null, items.get(key)) ?? [];
  });

export const planEventItem = (
  id: string,
  event: CollaborativeEvent | null,
  projection: Projection | undefined,
): Planned<ListOperation> | null => planItem(id, isLive(event) ? listFields(event) : null, projection);
