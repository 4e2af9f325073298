/** `event.giveup`: asks first, in place of the card or below a list. Nothing is given up yet. */

import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { giveUpQuestion } from '../cards/giveUpCards.ts';
import { standing } from '../coming.ts';
import { append, type BotDeps, type Reply, replace, type Turn } from '../turn.ts';
import { eventReply, stored } from './eventReply.ts';

export async function giveUpEvent(
  deps: BotDeps,
  turn: Turn,
  { eventId, inList }: ActionOf<'event.giveup'>,
): Promise<Reply> {
  const shown = await standing(deps, eventId, turn.person);
  if (!shown?.booking) return eventReply(deps, turn, eventId, 'You have no place at this event.');
  const question = giveUpQuestion(shown, deps.publicUrl);
  // In a shared chat a message of its own would be read by everybody.
  if (inList && turn.setting === 'personal') return append(question);
  return replace(question, await stored(deps, turn, eventId));
}
