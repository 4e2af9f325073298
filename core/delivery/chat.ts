/** A way to one person: their own chat with the bot. */

export const chatReasons = [
  'blocked',
  'notInstalled',
  'installRefused',
  'notFound',
  'notInRoster',
  'disabled',
  'refused',
] as const;
/** Why a chat is no way to somebody (Microsoft Teams documentation, "Send proactive messages" and "Status codes from bot APIs"). */
export type ChatReason = (typeof chatReasons)[number];

/** A card with the line that notifications show for it. */
export type ChatMessage = { summary: string; card: object };

/**
 * `retry`: Teams was busy or did not answer; seconds where it names them. A message may then come twice, for the channel
 * knows it by no key. `unreachable`: not this way, whenever it is tried.
 */
export type ChatOutcome =
  | { status: 'sent'; activityId: string }
  | { status: 'retry'; afterSeconds: number | null }
  | { status: 'unreachable'; reason: ChatReason };

/** Sends to people who have the app, by their keys. */
export interface Chat {
  send(person: string, message: ChatMessage): Promise<ChatOutcome>;
  /** Puts another card in the place of one that was sent. */
  replace(person: string, activityId: string, message: ChatMessage): Promise<ChatOutcome>;
}

/** Where a person's chat with the bot is, as the channel said last. */
export type ChatPlace = {
  /** The person's key. */
  person: string;
  /** Lower-case; empty when the channel's directory names none. */
  email: string;
  tenantId: string;
  serviceUrl: string;
  conversationId: string;
  /** The bot's own account there. */
  botId: string;
  /** Why it is no way to them until they speak or install again; null while it is one. */
  closed: ChatReason | null;
};

export interface ChatPlaceStore {
  of(person: string): Promise<ChatPlace | null>;
  /**
   * Of the person whom the directory of this tenant knows by this address. Other tenants' administrators name
   * addresses as they like, so ask for a tenant whose directory is to be believed.
   */
  byAddress(email: string, tenantId: string): Promise<ChatPlace | null>;
  /** Of the people whose keys come after `after` (null: from the first) up to `upTo`: why their place is closed, or null. */
  within(span: { after: string | null; upTo: string | null }): Promise<Map<string, ChatReason | null>>;
  put(place: ChatPlace): Promise<void>;
  /** Keeps the reason until the place is put again. One that is not there, or is put in this moment, is left alone. */
  close(person: string, reason: ChatReason): Promise<void>;
  /** With every address that points at them. One that is not there is fine. */
  remove(person: string): Promise<void>;
}
