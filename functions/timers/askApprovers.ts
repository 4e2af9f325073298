/** Three times a minute: asks approvers about issues that wait for one, and has their cards say what became of it. */
import { approvalCards } from '#bot/cards/approvalCards.ts';
import type { Bot } from '#bot/channel.ts';
import { type TellApproversDeps, tellApprovers } from '#core/digests/approval/tellApprovers.ts';

type AskDeps = Omit<TellApproversDeps, 'chat'> & { bot: Pick<Bot, 'chat'> };

export const asksApprovers = ({ bot, ...deps }: AskDeps): Promise<void> =>
  tellApprovers({ ...deps, chat: bot.chat }, approvalCards(deps.publicUrl));
