/** Takes an event out of a mailbox. The organiser's leaves every calendar, an attendee's copy only the attendee's. */
import type { RouteContext } from '../../route.ts';
import type { DirectoryUser } from '../directory/directory.ts';
import { invalidRequest } from '../outlookErrors.ts';
import { announceCancellation } from './announce.ts';
import { eventsIn, type StoredEvent } from './eventEntity.ts';

/** Deletes; when the organiser does it the attendees are told, without a word of explanation unless `comment` has one. */
export const removeEvent = (
  owner: DirectoryUser,
  event: StoredEvent,
  comment: string,
  context: RouteContext,
): void => {
  eventsIn(context).delete(event.id);
  if (event.isOrganizer) announceCancellation(owner, event, comment, context);
};

/** @throws ErrorInvalidRequest (400) for anyone but the organiser */
export const cancelEvent = (
  owner: DirectoryUser,
  event: StoredEvent,
  comment: string,
  context: RouteContext,
): void => {
  if (!event.isOrganizer) throw invalidRequest('You need to be an organizer to cancel a meeting.');
  removeEvent(owner, event, comment, context);
};
