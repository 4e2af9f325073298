/** People without the app: where the tenant lets us, it is put into their Teams, and the message goes there after all. */
import type { Chat, ChatOutcome, ChatPlaceStore } from './chat.ts';

/**
 * `there`: the app is in their Teams, newly or since long; `conversationId` is their chat with the bot. `retry`: not
 * known yet. `refused`: not for this person, whenever it is tried.
 */
export type Installed =
  | { status: 'there'; conversationId: string }
  | { status: 'retry'; afterSeconds: number | null }
  | { status: 'refused' };

/** Puts our app into somebody's Teams. */
export interface AppInstaller {
  /** Doing it twice is doing it once. Null for people whose Teams is not ours to change: those of other tenants. */
  install(person: string): Promise<Installed | null>;
}

export type InstallingDeps = {
  installer: AppInstaller;
  chatPlaces: Pick<ChatPlaceStore, 'of' | 'put'>;
  /** What a chat place has that is the same for all: the channel's address for chats that have not spoken yet, and the bot. */
  channel: { tenantId: string; serviceUrl: string; botId: string };
};

/**
 * A chat that installs the app for whoever has never had it. Whoever has removed or blocked it has decided, and is left
 * alone.
 */
export const installingChat = (chat: Chat, { installer, chatPlaces, channel }: InstallingDeps): Chat => ({
  ...chat,
  async send(person, message): Promise<ChatOutcome> {
    const outcome = await chat.send(person, message);
    if (outcome.status !== 'unreachable' || outcome.reason !== 'notInstalled') return outcome;
    const installed = await installer.install(person);
    if (!installed) return outcome;
    if (installed.status === 'refused') return { status: 'unreachable', reason: 'installRefused' };
    if (installed.status === 'retry') return installed;
    const known = await chatPlaces.of(person);
    // The channel may have told of the installation meanwhile, and knows their chat better.
    if (!known || known.closed)
      await chatPlaces.put({
        email: '',
        ...known,
        ...channel,
        person,
        conversationId: installed.conversationId,
        closed: null,
      });
    return chat.send(person, message);
  },
});
