/** `digest.ack`, `digest.useful`: what somebody tells us about a digest stands on its card from then on. */
import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { eventsLink } from '#core/contract/links.ts';
import { answerCard } from '#core/delivery/answerCard.ts';
import { digestCards } from '../cards/digestCard.ts';
import { refusalCard } from '../cards/problemCard.ts';
import { askMePrivately } from '../cards/questionCards.ts';
import { append, type BotDeps, type Reply, replace, type Turn } from '../turn.ts';

export async function answerDigest(
  deps: BotDeps,
  { person, setting }: Turn,
  action: ActionOf<'digest.ack'> | ActionOf<'digest.useful'>,
): Promise<Reply> {
  // The card comes back with links that are this person's alone, and a card can be passed on to others.
  if (setting !== 'personal') return append(askMePrivately(deps.chatUrl));
  const { dispatch, chunk } = action;
  const answer =
    action.verb === 'digest.ack' ? 'confirmed' : action.answer === 'yes' ? 'useful' : 'notUseful';
  const answered = await answerCard({ ...deps, digestCards }, { dispatch, chunk, person, answer });
  if (answered.ok) return replace(answered.value);
  const what = 'We could not note your answer';
  return append(refusalCard(answered.failure, { what, link: eventsLink(deps.publicUrl), again: action }));
}
