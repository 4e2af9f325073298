/** A calendar entry as an Outlook event. */
import { createHash } from 'node:crypto';
import type { Event } from '@microsoft/microsoft-graph-types';
import type { CalendarEntry } from '#core/sync/ports.ts';
import { ukZone, wallTime } from '#core/time/zones.ts';
import { markedPart } from './html.ts';
import { windowsZone } from './zoneNames.ts';

/** The extended property that holds our key: the name is case-sensitive, the GUID is ours for ever. */
export const keyProperty = 'String {8f0d1e5a-3c64-4f0e-9d1b-6a2f4c7b9e10} Name CollaborativeKey';

const moment = (instant: string, zone: string) => {
  const windows = windowsZone(zone);
  const { day, time } = wallTime(instant, windows === 'UTC' ? 'UTC' : zone);
  // Zones are whole minutes apart, so the seconds are those of the instant. Left out, they would come back as an edit.
  return { dateTime: `${day}T${time}:${instant.slice(17, 19)}`, timeZone: windows };
};

/**
 * The same GUID for the same event: Outlook drops a second creation with it. It remembers ids of events that are gone,
 * so an event that comes back after its cancellation takes the next `generation`.
 */
const transactionId = (key: string, generation: number): string => {
  const hex = createHash('sha256').update(`${key} ${generation}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

/** The times among the changes, as wall time of the zone; Outlook keeps the zone for whoever edits there. */
const eventTimes = (entry: Partial<CalendarEntry>): Event => ({
  ...(entry.start === undefined ? {} : { start: moment(entry.start, entry.zone ?? ukZone) }),
  ...(entry.end === undefined ? {} : { end: moment(entry.end, entry.zone ?? ukZone) }),
  ...(entry.allDay === undefined ? {} : { isAllDay: entry.allDay }),
});

/** Everything stated about an event but its times and body. A key date takes nobody's time and reminds nobody. */
const eventFacts = (entry: Partial<CalendarEntry>): Event => ({
  ...(entry.subject === undefined ? {} : { subject: entry.subject }),
  ...(entry.location === undefined ? {} : { location: { displayName: entry.location ?? '' } }),
  ...(entry.online ? { isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness' as const } : {}),
  ...(entry.showAs === undefined ? {} : { showAs: entry.showAs, isReminderOn: entry.showAs === 'busy' }),
  ...(entry.categories === undefined ? {} : { categories: entry.categories }),
});

/** A new event. Attendees do not see each other; invitations ask for an answer. */
export const newEvent = (key: string, entry: CalendarEntry, generation: number): Event => ({
  transactionId: transactionId(key, generation),
  ...eventChanges(entry),
  body: { contentType: 'html', content: markedPart(entry.body) },
  hideAttendees: true,
  responseRequested: true,
  singleValueExtendedProperties: [{ id: keyProperty, value: key }],
});

/** What a PATCH changes, but for the body, which needs the one that is there. */
export const eventChanges = (changes: Partial<CalendarEntry>): Event => ({
  ...eventFacts(changes),
  ...eventTimes(changes),
});
