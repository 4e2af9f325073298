/** What would bring one event's calendar entry and list item into step: one operation each, or none. Pure. */
import type { CollaborativeEvent, Instant } from '../events/event.ts';
import { isOnline } from '../events/event.ts';
import { addSeconds } from '../time/zones.ts';
import { calendarEntry } from './calendarEntry.ts';
import { type Planned, standing } from './carryOut.ts';
import { diffSnapshot } from './diffSnapshot.ts';
import { listFields } from './listFields.ts';
import type { CalendarEntry, CalendarOperation, ListFields, ListOperation, Projection } from './ports.ts';

/** Only published events stand outside; drafts, cancelled and unknown ones do not. */
export const isLive = (event: CollaborativeEvent | null): event is CollaborativeEvent =>
  event?.state === 'published';

/** After this long without a join link Outlook is not asked again; the event page says that there is none. */
const joinLinkSeconds = 86_400;

const cancelComment = 'This event has been cancelled. The entry leaves your calendar by itself.';

/** References of the bookings whose people attend, as last written; kept beside the entry's own fields. */
export const attendeesIn = (projection: Projection | null): string[] => {
  const stored = projection?.snapshot.attendees;
  return Array.isArray(stored) ? stored.map(String) : [];
};

const timeFields = ['start', 'end', 'zone', 'allDay'] as const;

/** Outlook takes the times of an event together or not at all. */
const withWholeTime = (changes: Partial<CalendarEntry>, entry: CalendarEntry): Partial<CalendarEntry> => {
  if (!timeFields.some((field) => field in changes)) return changes;
  const { start, end, zone, allDay } = entry;
  return { ...changes, start, end, zone, allDay };
};

export const planCalendar = (
  id: string,
  event: CollaborativeEvent | null,
  projection: Projection | undefined,
  publicUrl: string,
  now: Instant,
): Planned<CalendarOperation> | null => {
  const before = standing(projection);
  if (!isLive(event))
    return (
      before && {
        operation: { op: 'cancel', key: id, remoteId: before.remoteId, comment: cancelComment },
        before,
        snapshot: {},
      }
    );
  const stated = calendarEntry(event, publicUrl);
  if (!before)
    return {
      operation: { op: 'create', key: id, entry: stated },
      before,
      snapshot: { ...stated, attendees: [] },
    };
  // A Teams meeting cannot be taken off an Outlook event again, so an entry that has one keeps it.
  const entry = { ...stated, online: stated.online || before.snapshot.online === true };
  const snapshot = { ...entry, attendees: attendeesIn(before) };
  const changes = diffSnapshot(before.snapshot, entry);
  const { remoteId } = before;
  if (changes)
    return {
      operation: { op: 'update', key: id, remoteId, changes: withWholeTime(changes, entry) },
      before,
      snapshot,
    };
  const wantsLink = isOnline(event) && event.joinUrl === null;
  const mayCome = addSeconds(before.changedAt, joinLinkSeconds) > now;
  return wantsLink && mayCome ? { operation: { op: 'read', key: id, remoteId }, before, snapshot } : null;
};

/** The item that says `fields`, or none when `fields` is null. */
export const planItem = (
  key: string,
  fields: ListFields | null,
  projection: Projection | undefined,
): Planned<ListOperation> | null => {
  const before = standing(projection);
  if (fields === null)
    return before && { operation: { op: 'delete', key, remoteId: before.remoteId }, before, snapshot: {} };
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

export const planEventItem = (
  id: string,
  event: CollaborativeEvent | null,
  projection: Projection | undefined,
): Planned<ListOperation> | null => planItem(id, isLive(event) ? listFields(event) : null, projection);
