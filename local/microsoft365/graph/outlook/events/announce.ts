/**
 * Carries a meeting to its attendees: mail to those concerned, and the copy in each internal attendee's calendar.
 *
 * Who is mailed (Microsoft Graph documentation, "Update event"): a new meeting mails everyone; a change of attendees
 * only mails those who join and those who leave; any other change an attendee can see mails everyone. Microsoft does not
 * say what happens for changes nobody else can see (categories, free or busy, reminder, extended properties, or values
 * that stay the same): here they mail nobody.
 */
import type { RouteContext } from '../../route.ts';
import { type DirectoryUser, findMailboxOwner } from '../directory/directory.ts';
import { fileCopy, withdrawCopy } from './attendeeCopy.ts';
import { compareAttendees } from './attendees.ts';
import type { StoredAttendee, StoredEvent } from './eventEntity.ts';
import { callOff, invite } from './meetingMail.ts';

/** Properties an attendee sees; a change of any of them is news. */
const seen = [
  'subject',
  'body',
  'start',
  'end',
  'isAllDay',
  'locations',
  'importance',
  'sensitivity',
  'responseRequested',
  'allowNewTimeProposals',
  'hideAttendees',
  'onlineMeeting',
] as const satisfies readonly (keyof StoredEvent)[];

/** Whether an attendee would notice the change. */
const isNews = (before: StoredEvent, after: StoredEvent): boolean =>
  seen.some((property) => JSON.stringify(before[property]) !== JSON.stringify(after[property]));

/** After a creation (`before` null) or a change by the organiser. */
export const announce = (
  organizer: DirectoryUser,
  before: StoredEvent | null,
  after: StoredEvent,
  context: RouteContext,
): void => {
  const { added, removed, kept } = compareAttendees(before?.attendees ?? [], after.attendees);
  const news = before !== null && isNews(before, after);
  const guests = withoutOrganizer(organizer);
  const updated = news ? guests(kept) : [];
  const invited = guests(added);
  invite(organizer, after, updated, true, context);
  invite(organizer, after, invited, false, context);
  fileCopies(after, [...updated, ...invited], context);
  dismiss(organizer, after, guests(removed), '', context);
};

/** After the organiser cancelled or deleted the meeting. */
export const announceCancellation = (
  organizer: DirectoryUser,
  event: StoredEvent,
  comment: string,
  context: RouteContext,
): void => {
  dismiss(organizer, event, withoutOrganizer(organizer)(event.attendees), comment, context);
};

/** Copies travel with the mail: who is not told keeps the old one. */
const fileCopies = (
  event: StoredEvent,
  attendees: readonly StoredAttendee[],
  context: RouteContext,
): void => {
  for (const attendee of attendees) {
    const owner = findMailboxOwner(attendee.address);
    if (owner && attendee.status.response !== 'declined') fileCopy(event, owner, context);
  }
};

const dismiss = (
  organizer: DirectoryUser,
  event: StoredEvent,
  attendees: readonly StoredAttendee[],
  comment: string,
  context: RouteContext,
): void => {
  callOff(organizer, event, attendees, comment, context);
  for (const { address } of attendees) {
    const owner = findMailboxOwner(address);
    if (owner) withdrawCopy(event, owner, context);
  }
};

const withoutOrganizer =
  (organizer: DirectoryUser) =>
  (attendees: readonly StoredAttendee[]): StoredAttendee[] =>
    attendees.filter(({ address }) => findMailboxOwner(address) !== organizer);
