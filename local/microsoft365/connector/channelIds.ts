/** Names by which Teams' channel knows people and the bot: `29:` and `28:` before an id (Bot Framework, channel account). */
import { appId } from '../../people.ts';

export const channelUserId = (objectId: string): string => `29:${objectId}`;

export const botAccount = { id: `28:${appId}`, name: 'Norfolk Learning' };
