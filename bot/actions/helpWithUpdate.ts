/** `update.help`: "I can help" goes to those who lead the update's area, with the name and address of whoever presses. */
import { offerHelp } from '#core/areas/offerHelp.ts';
import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { findUpdate } from '#core/updates/findUpdate.ts';
import { refusedUpdate, updateReply } from '../showingUpdate.ts';
import type { BotDeps, Reply, Turn } from '../turn.ts';

export async function helpWithUpdate(
  deps: BotDeps,
  turn: Turn,
  action: ActionOf<'update.help'>,
): Promise<Reply> {
  const what = 'We could not pass your offer on';
  const { person } = turn;
  const found = await findUpdate(deps, { principal: person, id: action.update });
  if (!found.ok) return refusedUpdate(deps, turn, { failure: found.failure, what, again: action });
  const offered = await offerHelp(deps, {
    principal: person,
    slug: found.value.area.slug,
    offer: { how: 'volunteer', words: '', update: action.update },
  });
  if (!offered.ok) return refusedUpdate(deps, turn, { failure: offered.failure, what, again: action });
  return updateReply(deps, turn, action.update, {
    note: offered.value.again
      ? 'You have already done this.'
      : 'You offered to help. The lead usually replies within 5 school days.',
    helped: true,
  });
}
