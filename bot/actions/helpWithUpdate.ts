/** `update.help`: "I can help" goes to those who lead the update's area, with the name and address of whoever presses. */
import { offerHelp } from '#core/areas/offerHelp.ts';
import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { findUpdate } from '#core/updates/findUpdate.ts';
import { refusedUpdate, updateReply } from '../showingUpdate.ts';
import type { BotDeps, Reply, Turn } from '../turn.ts';

const daySeconds = 86_400;

export async function helpWithUpdate(
  deps: BotDeps,
  turn: Turn,
  action: ActionOf<'update.help'>,
): Promise<Reply> {
  const what = 'We could not pass your offer on';
  const { person } = turn;
  const found = await findUpdate(deps, { principal: person, id: action.update });
  if (!found.ok) return refusedUpdate(deps, turn, { failure: found.failure, what, again: action });
  const { area, stored } = found.value;
  // A second tap is not a second offer.
  if (!(await deps.once.first(`help with ${action.update} ${person.key}`, daySeconds)))
    return updateReply(deps, turn, action.update, 'You have already done this.');
  const offered = await offerHelp(deps, {
    principal: person,
    slug: area.slug,
    offer: { how: 'volunteer', words: `About the update: ${stored.value.headline}` },
  });
  if (!offered.ok) return refusedUpdate(deps, turn, { failure: offered.failure, what, again: action });
  return updateReply(
    deps,
    turn,
    action.update,
    'You offered to help. The lead usually replies within 5 school days.',
  );
}
