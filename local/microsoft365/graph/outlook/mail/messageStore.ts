/** Mail as it lies in a mailbox. What leaves the tenant is seen in Sent Items only. */
import type { Importance, MeetingMessageType } from '@microsoft/microsoft-graph-types';
import type { Collection } from '../../../store.ts';
import type { RouteContext } from '../../route.ts';
import { type DirectoryUser, findMailboxOwner } from '../directory/directory.ts';
import type { Address, StoredEvent } from '../events/eventEntity.ts';
import { changeKeyFrom, outlookId } from '../outlookId.ts';
import type { StoredFile } from './attachments.ts';
import { noteDelivery } from './deliveries.ts';
import { takeTurn } from './transport.ts';

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
  /** What goes with it; mail of meetings has none. */
  files?: StoredFile[];
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
  /** In the inbox, where the mail had to wait its turn: not to be seen before this instant. */
  arrivesAt?: string;
  isRead: boolean;
};

export const messagesIn = ({ store }: Pick<RouteContext, 'store'>): Collection<StoredMessage> =>
  store.collection<StoredMessage>('outlookMessages', {
    mailbox: ({ mailbox }) => mailbox,
    folder: ({ mailbox, folder }) => `${mailbox}|${folder}`,
  });

/** Whether it is in its folder by now. */
export const hasArrived = ({ arrivesAt }: StoredMessage, { clock }: Pick<RouteContext, 'clock'>): boolean =>
  arrivesAt === undefined || Date.parse(arrivesAt) <= clock.now().getTime();

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
  const now = context.clock.now();
  const common = {
    changeKey: changeKeyFrom(mail),
    conversationId: outlookId(`conversation ${mail}`),
    internetMessageId: `<${mail}@${from.address.split('@')[1]}>`,
    from,
    sentAt: now.toISOString(),
  };
  const sender = findMailboxOwner(from.address);
  const leavesAt = (sender ? takeTurn(context.store, sender.id, now) : now).toISOString();
  const { sentAt } = common;
  noteDelivery(context.store, { id: mail, sentAt, deliveredAt: leavesAt, from: from.address }, content);
  const file = (owner: DirectoryUser, folder: Folder, copy: MailContent): void => {
    const id = outlookId(`${folder} ${owner.id} ${mail}`);
    const isRead = folder === 'sentitems';
    const waits = folder === 'inbox' && leavesAt > sentAt ? { arrivesAt: leavesAt } : {};
    messagesIn(context).put(id, { ...copy, ...common, ...waits, id, mailbox: owner.id, folder, isRead });
  };
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
