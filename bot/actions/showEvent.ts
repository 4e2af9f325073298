/** `event.show`: from a list to one event, as a message of its own so that the list stays. */

import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { eventCard } from '../cards/eventCard.ts';
import { reader, standing } from '../coming.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';
import { eventReply } from './eventReply.ts';

export async function showEvent(
  deps: BotDeps,
  turn: Turn,
  { eventId }: ActionOf<'event.show'>,
): Promise<Reply> {
  const shown = await standing(deps, eventId, reader(turn));
  if (!shown) return { ...(await eventReply(deps, turn, eventId)), how: 'append' };
  return append(eventCard(shown, { publicUrl: deps.publicUrl }));
}
