/** The copy of a meeting in an internal attendee's calendar. */
import type { RouteContext } from '../../route.ts';
import { defaultCalendarOf } from '../calendars/calendarStore.ts';
import { type DirectoryUser, findMailboxOwner } from '../directory/directory.ts';
import { changeKeyFrom, outlookId } from '../outlookId.ts';
import { unanswered } from './attendees.ts';
import { eventsIn, neverAnswered, type ResponseStatus, type StoredEvent } from './eventEntity.ts';
import { isMoved } from './eventTimes.ts';

const copyOf = (event: StoredEvent, owner: DirectoryUser, context: RouteContext): StoredEvent | undefined =>
  eventsIn(context)
    .by('iCalUId', event.iCalUId)
    .find(({ mailbox }) => mailbox === owner.id);

/** Free or busy in the attendee's calendar: tentative until the answer. */
export const showAsAfter = (
  { response }: StoredEvent['responseStatus'],
  organizers: StoredEvent['showAs'],
): StoredEvent['showAs'] => (response === 'accepted' ? organizers : 'tentative');

const asked: ResponseStatus = { response: 'notResponded', time: neverAnswered };

/** An answer was to a time; another time, or a new invitation after a cancellation, asks again. */
const isStillAnswered = (copy: StoredEvent, event: StoredEvent): boolean =>
  !copy.isCancelled && !isMoved(copy, event);

/** Brings the attendee's copy in line with the organiser's event. Categories and reminder stay the attendee's. */
export const fileCopy = (event: StoredEvent, owner: DirectoryUser, context: RouteContext): void => {
  const before = copyOf(event, owner, context);
  const id = before?.id ?? outlookId(context.newId());
  const responseStatus = before && isStillAnswered(before, event) ? before.responseStatus : asked;
  const visible = event.hideAttendees
    ? event.attendees.filter(({ address }) => findMailboxOwner(address) === owner)
    : event.attendees;
  eventsIn(context).put(id, {
    ...event,
    id,
    mailbox: owner.id,
    calendarId: defaultCalendarOf(owner).id,
    changeKey: changeKeyFrom(context.newId()),
    createdAt: before?.createdAt ?? event.modifiedAt,
    // Answers are between each attendee and the organiser.
    attendees: visible.map((other) => ({ ...other, status: unanswered })),
    isOrganizer: false,
    responseStatus,
    showAs: showAsAfter(responseStatus, event.showAs),
    categories: before?.categories ?? [],
    isReminderOn: before?.isReminderOn ?? event.isReminderOn,
    reminderMinutesBeforeStart: before?.reminderMinutesBeforeStart ?? event.reminderMinutesBeforeStart,
    transactionId: null,
    extendedProperties: [],
  });
};

/** Marks the attendee's copy as cancelled; Outlook leaves it there, free, until its owner deletes it. */
export const withdrawCopy = (event: StoredEvent, owner: DirectoryUser, context: RouteContext): void => {
  const copy = copyOf(event, owner, context);
  if (!copy) return;
  eventsIn(context).put(copy.id, {
    ...copy,
    subject: `Canceled: ${event.subject}`,
    changeKey: changeKeyFrom(context.newId()),
    modifiedAt: context.clock.now().toISOString(),
    isCancelled: true,
    showAs: 'free',
  });
};
