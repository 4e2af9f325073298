/** A mail as Graph shows it. A mail about a meeting carries the meeting's times and place. */
import type { EventMessageRequest, Message } from '@microsoft/microsoft-graph-types';
import { previewOf, toText } from '../events/eventBody.ts';
import type { Address } from '../events/eventEntity.ts';
import { presentMoment } from '../time/dateTimeTimeZone.ts';
import type { MeetingPart, StoredMessage } from './messageStore.ts';

/** How the caller wants mail: zone of a meeting's times and kind of body. */
export type MessageView = { timeZone: string; text: boolean };

export type PresentedMessage = Message & { '@odata.etag': string; '@odata.type'?: string };

const recipients = (addresses: readonly Address[]) => addresses.map((emailAddress) => ({ emailAddress }));

export const presentMessage = (message: StoredMessage, view: MessageView): PresentedMessage => {
  const from = { emailAddress: message.from };
  return {
    ...(message.meeting ? presentMeeting(message.meeting, view) : {}),
    '@odata.etag': `W/"${message.changeKey}"`,
    id: message.id,
    createdDateTime: message.sentAt,
    lastModifiedDateTime: message.sentAt,
    changeKey: message.changeKey,
    categories: message.categories,
    receivedDateTime: message.arrivesAt ?? message.sentAt,
    sentDateTime: message.sentAt,
    hasAttachments: (message.files ?? []).length > 0,
    internetMessageId: message.internetMessageId,
    subject: message.subject,
    bodyPreview: previewOf(message.body),
    importance: message.importance,
    parentFolderId: message.folder,
    conversationId: message.conversationId,
    isDeliveryReceiptRequested: false,
    isReadReceiptRequested: false,
    isRead: message.isRead,
    isDraft: false,
    webLink: `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(message.id)}&exvsurl=1&viewmodel=ReadMessageItem`,
    inferenceClassification: 'focused',
    body: view.text
      ? { contentType: 'text', content: toText(message.body) }
      : { contentType: 'html', content: message.body },
    sender: from,
    from,
    toRecipients: recipients(message.to),
    ccRecipients: recipients(message.cc),
    bccRecipients: recipients(message.bcc),
    replyTo: recipients(message.replyTo),
  };
};

const types = {
  meetingRequest: '#microsoft.graph.eventMessageRequest',
  meetingCancelled: '#microsoft.graph.eventMessage',
  meetingAccepted: '#microsoft.graph.eventMessageResponse',
  meetingTenativelyAccepted: '#microsoft.graph.eventMessageResponse',
  meetingDeclined: '#microsoft.graph.eventMessageResponse',
  none: '#microsoft.graph.eventMessage',
} as const;

const presentMeeting = (
  meeting: MeetingPart,
  { timeZone }: MessageView,
): EventMessageRequest & { '@odata.type': string } => ({
  '@odata.type': types[meeting.kind],
  meetingMessageType: meeting.kind,
  type: 'singleInstance',
  isOutOfDate: false,
  isAllDay: meeting.isAllDay,
  isDelegated: false,
  startDateTime: presentMoment(meeting.start, timeZone, meeting.isAllDay),
  endDateTime: presentMoment(meeting.end, timeZone, meeting.isAllDay),
  location: meeting.locations[0] ?? { displayName: '', locationType: 'default' },
  recurrence: null,
  ...(meeting.kind === 'meetingRequest'
    ? { meetingRequestType: meeting.isUpdate ? 'fullUpdate' : 'newMeetingRequest' }
    : {}),
});
