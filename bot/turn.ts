/** One thing a person says or presses, and what they get. Knows nothing of the channel it comes through. */
import type { BookPlaceDeps } from '#core/bookings/bookPlace.ts';
import type { Channel } from '#core/channels/channel.ts';
import type { ChatPlace } from '#core/delivery/chat.ts';
import type { Deps } from '#core/deps.ts';
import type { Principal } from '#core/people/person.ts';
import type { HealthDeps } from '#core/sync/health/healthOf.ts';
import type { Message } from './cards/card.ts';

/** A channel, and where messages to it go. */
export type ChannelAddress = Pick<Channel, 'id' | 'team' | 'tenantId'> & { place: ChatPlace };

export type Turn = {
  person: Principal;
  /** `personal`: only this person reads the answer. `shared`: a channel or group chat, where cards are neutral. */
  setting: 'personal' | 'shared';
  /** The team's channel that it is said in, by what Teams says; none elsewhere. */
  channel?: ChannelAddress | null;
  said: { text: string } | { action: unknown };
};

/** Where an answer goes. */
export type Reply = {
  message: Message;
  /** `replace`: it takes the place of the card whose button was pressed. `append`: it is a message of its own. */
  how: 'replace' | 'append';
  /** What the stored message becomes when that differs from what the person sees: in a channel the neutral card. */
  stored: Message | null;
};

export type BotDeps = BookPlaceDeps &
  HealthDeps &
  Pick<
    Deps,
    | 'desk'
    | 'projections'
    | 'tellings'
    | 'roleProofs'
    | 'alerts'
    | 'audit'
    | 'pauses'
    | 'issues'
    | 'ledger'
    | 'links'
    | 'areas'
    | 'updates'
    | 'follows'
    | 'help'
    | 'confirmations'
    | 'preferences'
    | 'people'
    | 'once'
    | 'mailer'
    | 'channels'
    | 'chatPlaces'
  > & {
    /** The shared mailbox, where offers go for areas without a lead. */
    officeMailbox: string;
    /** Opens the private chat with the bot. */
    chatUrl: string;
    /** Notes a fault of ours under the reference the person was given. Nothing personal goes in. */
    report: (fault: { reference: string; where: string; error: unknown }) => void;
  };

export const append = (message: Message): Reply => ({ message, how: 'append', stored: null });
export const replace = (message: Message, stored: Message | null = null): Reply => ({
  message,
  how: 'replace',
  stored,
});
