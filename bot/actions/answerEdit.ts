/** `edit.keep` and `edit.putBack`: whoever made an edit outside the app says what is to become of it. */
import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { syncLink } from '#core/contract/links.ts';
import { answerQuestion } from '#core/sync/inbound/answerQuestion.ts';
import { editOutcomeCard } from '../cards/editCards.ts';
import { refusalCard } from '../cards/problemCard.ts';
import { type BotDeps, type Reply, replace, type Turn } from '../turn.ts';

export async function answerEdit(
  deps: BotDeps,
  turn: Turn,
  action: ActionOf<'edit.keep' | 'edit.putBack'>,
): Promise<Reply> {
  const id = action.question;
  const answer = action.verb === 'edit.keep' ? 'keep' : 'putBack';
  const answered = await answerQuestion(deps, { principal: turn.person, id, answer });
  if (answered.ok) return replace(editOutcomeCard(answered.value, deps.publicUrl));
  // Somebody else was first, or it broke a rule by now: the card then says how it stands.
  const stands = answered.failure.code === 'conflict' ? (await deps.desk.question(id))?.value : undefined;
  if (stands && stands.state !== 'open') return replace(editOutcomeCard(stands, deps.publicUrl));
  return replace(
    refusalCard(answered.failure, {
      what: 'We could not take your answer',
      link: syncLink(deps.publicUrl),
      again: action,
    }),
  );
}
