/** What the use cases of delivery ask for. */
import type { ChannelCards } from '../channels/cards.ts';
import type { Deps } from '../deps.ts';
import type { DigestView } from '../digests/digestView.ts';
import type { SchoolCalendar } from '../time/schoolDays.ts';
import type { Chat, ChatMessage } from './chat.ts';
import type { WakeDeliveries } from './ports.ts';

/** How a digest looks as a card; the conversation knows. */
export type DigestCards<M extends ChatMessage = ChatMessage> = {
  digest(view: DigestView): M;
  /** In the place of an issue that was taken back. */
  withdrawn(view: Pick<DigestView, 'week' | 'allUrl'>, words: string): M;
};

export type DeliveryDeps = Pick<
  Deps,
  | 'clock'
  | 'ids'
  | 'audit'
  | 'leases'
  | 'links'
  | 'mailer'
  | 'once'
  | 'publicUrl'
  | 'follows'
  | 'areas'
  | 'updates'
  | 'events'
  | 'bookings'
  | 'channels'
  | 'issues'
  | 'reaches'
  | 'chatPlaces'
  | 'preferences'
  | 'dispatches'
  | 'ledger'
  | 'pace'
> & {
  chat: Chat;
  digestCards: DigestCards;
  channelCards: ChannelCards;
  schoolCalendar: SchoolCalendar;
  wakeDeliveries: WakeDeliveries;
};
