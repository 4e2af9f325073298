/** Queue `tellings`: tells an editor of their edits outside the app, or puts the outcome in the card's place. */
import { editNoticesCard, editOutcomeCard, editQuestionCard } from '#bot/cards/editCards.ts';
import type { Bot } from '#bot/channel.ts';
import { tellingMessageSchema } from '#core/contract/queue.ts';
import { type TellEditorDeps, tellEditor } from '#core/sync/inbound/tellEditor.ts';

type TellingsWorkerDeps = Omit<TellEditorDeps, 'chat'> & { bot: Pick<Bot, 'chat'> };

/** @throws on a message of another version: it goes to the poison queue, where a person sees it */
export const tellQueuedEditor =
  ({ bot, ...deps }: TellingsWorkerDeps) =>
  async (message: unknown): Promise<void> => {
    const { tellingId } = tellingMessageSchema.parse(message);
    const { publicUrl } = deps;
    await tellEditor({ ...deps, chat: bot.chat }, tellingId, {
      question: (question) => editQuestionCard(question, publicUrl),
      outcome: (question) => editOutcomeCard(question, publicUrl),
      notices: (notices) => editNoticesCard(notices, publicUrl),
    });
  };
