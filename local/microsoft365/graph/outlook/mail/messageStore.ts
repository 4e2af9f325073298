/** Mail as it lies in a mailbox. What is sent arrives at once; what leaves the tenant is seen in Sent Items only. */
import type { Importance, MeetingMessageType } from '@microsoft/microsoft-graph-types';
import type { Collection } from '../../../store.ts';
import type { RouteContext } from '../../route.ts';
import { type DirectoryUser, findMailboxOwner } from '../directory/directory.ts';
import type { Address, StoredEvent } from '../events/eventEntity.ts';
import { changeKeyFrom, outlookId } from '../outlookId.ts';
import { noteDelivery } from './deliveries.ts';

/** What makes a mail a meeting request, a cancellation or an answer. */
export type MeetingPart = {
  kind: MeetingMessageType;
  isUpdate: boolean;
} & Pick<StoredEvent, 'iCalUId' | 'start' | 'end' | 'isAllDay' | 'locations'>;

export type MailContent = {
  subject: string;
  /** HTML. */
  body: string;
  importance: Importance;
  to: Address[];
  cc: Address[];
  bcc: Address[];
  replyTo: Address[];
  categories: string[];
  meeting: MeetingPart | null;
};

type Folder = 'inbox' | 'sentitems';

export type StoredMessage = MailContent & {
  id: string;
  mailbox: string;
  folder: Folder;
  changeKey: string;
  conversationId: string;
  internetMessageId: string;
  from: Address;
  sentAt: string;
  isRead: boolean;
};

export const messagesIn = ({ store }: Pick<RouteContext, 'store'>): Collection<StoredMessage> =>
  store.collection<StoredMessage>('outlookMessages', {
    mailbox: ({ mailbox }) => mailbox,
    folder: ({ mailbox, folder }) => `${mailbox}|${folder}`,
  });

/**
 * Sends: a copy in the inbox of each recipient of this tenant and, when the sender has a mailbox here, one in its Sent
 * Items.
 */
export const send = (
  from: Address,
  content: MailContent,
  context: RouteContext,
  options: {
    saveToSentItems?: boolean;
    /** Each recipient's copy names that recipient alone. */
    undisclosed?: boolean;
  } = {},
): void => {
  const mail = context.newId();
  const common = {
    changeKey: changeKeyFrom(mail),
    conversationId: outlookId(`conversation ${mail}`),
    internetMessageId: `<${mail}@${from.address.split('@')[1]}>`,
    from,
    sentAt: context.clock.now().toISOString(),
  };
  noteDelivery(context.store, { id: mail, sentAt: common.sentAt, from: from.address }, content);
  const file = (owner: DirectoryUser, folder: Folder, copy: MailContent): void => {
    const id = outlookId(`${folder} ${owner.id} ${mail}`);
    const isRead = folder === 'sentitems';
    messagesIn(context).put(id, { ...copy, ...common, id, mailbox: owner.id, folder, isRead });
  };
  const sender = findMailboxOwner(from.address);
  if (sender && (options.saveToSentItems ?? true)) file(sender, 'sentitems', content);
  const reached = new Set<DirectoryUser>();
  for (const recipient of [...content.to, ...content.cc, ...content.bcc]) {
    const owner = findMailboxOwner(recipient.address);
    if (!owner || reached.has(owner)) continue;
    reached.add(owner);
    file(owner, 'inbox', {
      ...content,
      ...(options.undisclosed ? { to: [recipient], cc: [] } : {}),
      bcc: [],
    });
  }
};
