/** The mails a meeting causes: requests, updates, cancellations and answers. */
import type { MeetingMessageType } from '@microsoft/microsoft-graph-types';
import type { RouteContext } from '../../route.ts';
import { type DirectoryUser, mailAddressOf } from '../directory/directory.ts';
import { type MailContent, send } from '../mail/messageStore.ts';
import { toHtml } from './eventBody.ts';
import type { Address, StoredEvent } from './eventEntity.ts';

const address = ({ name, address }: Address): Address => ({ name, address });

const mail = (
  event: StoredEvent,
  kind: MeetingMessageType,
  to: readonly Address[],
  over: Partial<MailContent> & { isUpdate?: boolean } = {},
): MailContent => {
  const { isUpdate = false, ...content } = over;
  const { iCalUId, start, end, isAllDay, locations } = event;
  return {
    subject: event.subject,
    body: event.body,
    importance: event.importance,
    to: to.map(address),
    cc: [],
    bcc: [],
    replyTo: [],
    categories: [],
    meeting: { kind, isUpdate, iCalUId, start, end, isAllDay, locations },
    ...content,
  };
};

/** Attendees who are hidden from each other each get a mail that names them alone. */
const deliver = (
  organizer: DirectoryUser,
  event: StoredEvent,
  content: MailContent,
  context: RouteContext,
): void => {
  if (content.to.length > 0)
    send(mailAddressOf(organizer), content, context, { undisclosed: event.hideAttendees });
};

export const invite = (
  organizer: DirectoryUser,
  event: StoredEvent,
  to: readonly Address[],
  isUpdate: boolean,
  context: RouteContext,
): void => deliver(organizer, event, mail(event, 'meetingRequest', to, { isUpdate }), context);

export const callOff = (
  organizer: DirectoryUser,
  event: StoredEvent,
  to: readonly Address[],
  comment: string,
  context: RouteContext,
): void =>
  deliver(
    organizer,
    event,
    mail(event, 'meetingCancelled', to, {
      subject: `Canceled: ${event.subject}`,
      importance: 'high',
      ...(comment === '' ? {} : { body: toHtml({ contentType: 'text', content: comment }) }),
    }),
    context,
  );

const answers = {
  accepted: { kind: 'meetingAccepted', word: 'Accepted' },
  // Microsoft's own spelling.
  tentativelyAccepted: { kind: 'meetingTenativelyAccepted', word: 'Tentative' },
  declined: { kind: 'meetingDeclined', word: 'Declined' },
} as const;

export type Answer = keyof typeof answers;

export const answer = (
  attendee: Address,
  event: StoredEvent,
  given: Answer,
  comment: string,
  context: RouteContext,
): void => {
  const { kind, word } = answers[given];
  const subject = `${word}: ${event.subject}`;
  const body = toHtml({ contentType: 'text', content: comment });
  send(attendee, mail(event, kind, [event.organizer], { subject, body }), context);
};
