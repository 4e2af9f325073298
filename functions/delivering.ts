/** The service as delivery asks for it: the bot's chat is the way into Teams, and the bot knows how a digest looks. */
import { channelCards } from '#bot/cards/channelCards.ts';
import { digestCards } from '#bot/cards/digestCard.ts';
import type { Chat } from '#core/delivery/chat.ts';
import type { DeliveryDeps } from '#core/delivery/deliveryDeps.ts';

export type DeliveringDeps = Omit<DeliveryDeps, 'chat' | 'digestCards' | 'channelCards'> & {
  bot: { chat: Chat };
};

export const delivering = <D extends DeliveringDeps>(deps: D) => ({
  ...deps,
  chat: deps.bot.chat,
  digestCards,
  channelCards,
});
