/** Every mail that left a mailbox, with everybody it went to and why: what a person would have found in their inbox. */
import type { Collection, Store } from '../../../store.ts';
import type { MailContent } from './messageStore.ts';

export type MailReason = 'invitation' | 'update' | 'cancellation' | 'answer' | 'letter';

export type Delivery = {
  id: string;
  sentAt: string;
  /** When it left the mailbox: later than it was sent where many were before it. */
  deliveredAt: string;
  from: string;
  /** Addresses in lower case, each once. */
  to: string[];
  reason: MailReason;
  subject: string;
  /** `iCalUId` of the meeting it is about; null for letters. */
  meeting: string | null;
};

const deliveriesIn = (store: Store): Collection<Delivery> => store.collection<Delivery>('outlookDeliveries');

const reasonOf = ({ meeting }: MailContent): MailReason => {
  if (!meeting || meeting.kind === 'none') return 'letter';
  if (meeting.kind === 'meetingRequest') return meeting.isUpdate ? 'update' : 'invitation';
  return meeting.kind === 'meetingCancelled' ? 'cancellation' : 'answer';
};

export const noteDelivery = (
  store: Store,
  mail: Pick<Delivery, 'id' | 'sentAt' | 'deliveredAt' | 'from'>,
  content: MailContent,
): void => {
  const addresses = [...content.to, ...content.cc, ...content.bcc].map(({ address }) =>
    address.toLowerCase(),
  );
  deliveriesIn(store).put(mail.id, {
    ...mail,
    to: [...new Set(addresses)],
    reason: reasonOf(content),
    subject: content.subject,
    meeting: content.meeting?.iCalUId ?? null,
  });
};

export type MailCount = { recipient: string; total: number } & Partial<Record<MailReason, number>>;

/** In the order they were sent; those to one address, if one is given. */
export const deliveries = (store: Store, recipient: string | null = null): Delivery[] =>
  [...deliveriesIn(store).all()].filter(
    ({ to }) => recipient === null || to.includes(recipient.toLowerCase()),
  );

/** How many mails each recipient got, and why. By address. */
export const mailCounts = (store: Store): MailCount[] => {
  const counts = new Map<string, MailCount>();
  for (const { to, reason } of deliveriesIn(store).all()) {
    for (const recipient of to) {
      const before = counts.get(recipient) ?? { recipient, total: 0 };
      counts.set(recipient, { ...before, total: before.total + 1, [reason]: (before[reason] ?? 0) + 1 });
    }
  }
  return [...counts.values()].sort((a, b) => a.recipient.localeCompare(b.recipient));
};
