/** `event.giveup`: turns the card into the question. Nothing is given up yet. */

import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { giveUpQuestion } from '../cards/giveUpCards.ts';
import { standing } from '../coming.ts';
import { type BotDeps, type Reply, replace, type Turn } from '../turn.ts';
import { eventReply, stored } from './eventReply.ts';

export async function giveUpEvent(
  deps: BotDeps,
  turn: Turn,
  { eventId }: ActionOf<'event.giveup'>,
): Promise<Reply> {
  const shown = await standing(deps, eventId, turn.person);
  if (!shown?.booking) return eventReply(deps, turn, eventId, 'You have no place at this event.');
  return replace(giveUpQuestion(shown, deps.publicUrl), await stored(deps, turn, eventId));
}
