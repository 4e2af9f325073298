/** Every minute: looks how synchronising and delivery go, and tells administrators what they must know. */
import { alertCard } from '#bot/cards/alertCard.ts';
import type { Bot } from '#bot/channel.ts';
import { type TellAdministratorsDeps, tellAdministrators } from '#core/sync/alerts/tellAdministrators.ts';
import { type WatchDeps, watchHealth } from '#core/sync/alerts/watchHealth.ts';

type WatchTimerDeps = WatchDeps & Omit<TellAdministratorsDeps, 'chat'> & { bot: Pick<Bot, 'chat'> };

export const watchAndTell = async ({ bot, ...deps }: WatchTimerDeps): Promise<void> => {
  await watchHealth(deps);
  await tellAdministrators({ ...deps, chat: bot.chat }, (alert) => alertCard(alert, deps.publicUrl));
};
