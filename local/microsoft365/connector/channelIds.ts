/** Names by which Teams' channel knows people and the bot: `29:` and `28:` before an id (Bot Framework, channel account). */
import { appId, people } from '../../people.ts';

export const channelUserId = (objectId: string): string => `29:${objectId}`;

/** The personal chat as the Playground knows it. */
export const personalChat = (objectId: string): string => `a:personal-${objectId}`;

/** Whose personal chat it is, by the id that the channel gives or by Graph's; null for any other conversation. */
export const ownerOfChat = (conversation: string): string | null =>
  people.find(({ objectId }) =>
    [personalChat(objectId), `19:${objectId}_${appId}@unq.gbl.spaces`].includes(conversation),
  )?.objectId ?? null;

export const botAccount = { id: `28:${appId}`, name: 'Norfolk Learning' };
