/** `update.ack`: "I have read this", where an editor asked for it. Saying it again changes nothing. */
import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { confirmRead } from '#core/updates/confirmRead.ts';
import { refusedUpdate, updateReply } from '../showingUpdate.ts';
import type { BotDeps, Reply, Turn } from '../turn.ts';

export async function confirmUpdate(
  deps: BotDeps,
  turn: Turn,
  action: ActionOf<'update.ack'>,
): Promise<Reply> {
  const confirmed = await confirmRead(deps, { principal: turn.person, id: action.update });
  if (confirmed.ok) return updateReply(deps, turn, action.update);
  return refusedUpdate(deps, turn, {
    failure: confirmed.failure,
    what: 'We could not note that you have read it',
    again: action,
  });
}
