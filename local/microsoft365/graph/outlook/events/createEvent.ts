/** Puts a new event into a mailbox, once for each transaction. */
import type { RouteContext } from '../../route.ts';
import type { StoredCalendar } from '../calendars/calendarStore.ts';
import type { DirectoryUser } from '../directory/directory.ts';
import type { OutlookOptions } from '../options.ts';
import { changeKeyFrom, outlookId } from '../outlookId.ts';
import { announce } from './announce.ts';
import { settleAttendees } from './attendees.ts';
import { eventsIn, neverAnswered, type StoredEvent } from './eventEntity.ts';
import { readEventRequest } from './eventRequest.ts';
import { settleTimes } from './eventTimes.ts';
import { settleLocations } from './locations.ts';
import { settleMeeting } from './onlineMeeting.ts';
import { findRepeated, noteTransaction } from './transaction.ts';

/** The form of a global object id (MS-OXOCAL 2.2.1.27): a fixed head, then what tells one meeting from another. */
const iCalUIdFrom = (source: string): string =>
  `040000008200E00074C5B7101A82E008${Buffer.from(source).toString('hex').toUpperCase()}`;

/** The new event, or the one that an identical creation with the same `transactionId` made before. */
export const createEvent = (
  owner: DirectoryUser,
  calendar: StoredCalendar,
  body: unknown,
  context: RouteContext,
  options: OutlookOptions,
): StoredEvent => {
  const request = readEventRequest(body);
  const transactionId = request.transactionId ?? null;
  const repeated =
    transactionId === null ? undefined : findRepeated(owner.id, transactionId, body, context, options);
  if (repeated) return repeated;
  const now = context.clock.now().toISOString();
  const event: StoredEvent = {
    id: outlookId(context.newId()),
    mailbox: owner.id,
    calendarId: calendar.id,
    iCalUId: iCalUIdFrom(context.newId()),
    changeKey: changeKeyFrom(context.newId()),
    createdAt: now,
    modifiedAt: now,
    subject: request.subject ?? '',
    ...settleTimes(request, null),
    ...settleMeeting(request, null, owner, context, options),
    locations: settleLocations(request, []),
    categories: request.categories ?? [],
    importance: request.importance ?? 'normal',
    sensitivity: request.sensitivity ?? 'normal',
    showAs: request.showAs ?? 'busy',
    isReminderOn: request.isReminderOn ?? true,
    reminderMinutesBeforeStart: request.reminderMinutesBeforeStart ?? 15,
    responseRequested: request.responseRequested ?? true,
    allowNewTimeProposals: request.allowNewTimeProposals ?? true,
    hideAttendees: request.hideAttendees ?? false,
    attendees: settleAttendees(request, []),
    organizer: { name: owner.displayName, address: owner.mail },
    isOrganizer: true,
    isCancelled: false,
    responseStatus: { response: 'organizer', time: neverAnswered },
    transactionId,
    extendedProperties: (request.singleValueExtendedProperties ?? []).map(({ id, value }) => ({ id, value })),
  };
  eventsIn(context).put(event.id, event);
  noteTransaction(event, body, context);
  announce(owner, null, event, context);
  return event;
};
