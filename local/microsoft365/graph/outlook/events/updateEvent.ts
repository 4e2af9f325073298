/** Changes an event: what the request does not name stays as it is. */
import type { RouteContext } from '../../route.ts';
import type { DirectoryUser } from '../directory/directory.ts';
import type { OutlookOptions } from '../options.ts';
import { invalidRequest, notHere } from '../outlookErrors.ts';
import { changeKeyFrom } from '../outlookId.ts';
import { announce } from './announce.ts';
import { settleAttendees, unanswered } from './attendees.ts';
import { type ExtendedProperty, eventsIn, type StoredAttendee, type StoredEvent } from './eventEntity.ts';
import { type EventRequest, readEventRequest } from './eventRequest.ts';
import { isMoved, settleTimes } from './eventTimes.ts';
import { settleLocations } from './locations.ts';
import { settleMeeting } from './onlineMeeting.ts';

/** What an attendee may change on their own copy: it concerns nobody else. */
const ownMatters = new Set([
  'categories',
  'showAs',
  'isReminderOn',
  'reminderMinutesBeforeStart',
  'singleValueExtendedProperties',
]);

/** The event as it is after the change; attendees who are concerned have been told. */
export const updateEvent = (
  owner: DirectoryUser,
  before: StoredEvent,
  body: unknown,
  context: RouteContext,
  options: OutlookOptions,
): StoredEvent => {
  const request = readEventRequest(body);
  if (!before.isOrganizer && Object.keys(request).some((name) => !ownMatters.has(name)))
    throw notHere("changes to the organiser's part of a meeting in an attendee's calendar");
  if (request.transactionId !== undefined && request.transactionId !== before.transactionId)
    throw invalidRequest('TransactionId can be set only when an event is created.');
  const after: StoredEvent = {
    ...before,
    changeKey: changeKeyFrom(context.newId()),
    modifiedAt: context.clock.now().toISOString(),
    subject: request.subject === undefined ? before.subject : (request.subject ?? ''),
    ...settleTimes(request, before),
    ...settleMeeting(request, before, owner, context, options),
    ...plainChanges(request, before),
    locations: settleLocations(request, before.locations),
    attendees: settleAttendees(request, before.attendees),
    extendedProperties: mergeProperties(
      before.extendedProperties,
      request.singleValueExtendedProperties ?? [],
    ),
  };
  const settled = isMoved(before, after) ? { ...after, attendees: after.attendees.map(askAgain) } : after;
  eventsIn(context).put(settled.id, settled);
  if (settled.isOrganizer) announce(owner, before, settled, context);
  return settled;
};

const plainChanges = (request: EventRequest, before: StoredEvent) => ({
  categories: request.categories ?? before.categories,
  importance: request.importance ?? before.importance,
  sensitivity: request.sensitivity ?? before.sensitivity,
  showAs: request.showAs ?? before.showAs,
  isReminderOn: request.isReminderOn ?? before.isReminderOn,
  reminderMinutesBeforeStart: request.reminderMinutesBeforeStart ?? before.reminderMinutesBeforeStart,
  responseRequested: request.responseRequested ?? before.responseRequested,
  allowNewTimeProposals: request.allowNewTimeProposals ?? before.allowNewTimeProposals,
  hideAttendees: request.hideAttendees ?? before.hideAttendees,
});

const mergeProperties = (
  before: readonly ExtendedProperty[],
  changes: readonly ExtendedProperty[],
): ExtendedProperty[] => [
  ...before.filter(({ id }) => !changes.some((change) => change.id === id)),
  ...changes.map(({ id, value }) => ({ id, value })),
];

/** An answer was to a time; another time asks again. */
const askAgain = (attendee: StoredAttendee): StoredAttendee => ({ ...attendee, status: unanswered });
