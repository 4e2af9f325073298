/** `area.follow`, `area.unfollow`: the card with the button says how it stands now. */
import { followArea as follow, unfollowArea } from '#core/areas/follow.ts';
import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { areaLink } from '#core/contract/links.ts';
import { refusalCard } from '../cards/problemCard.ts';
import { followedWords } from '../commands/follow.ts';
import { areasFor } from '../showingAreas.ts';
import { updateReply } from '../showingUpdate.ts';
import { append, type BotDeps, type Reply, replace, type Turn } from '../turn.ts';

export async function followArea(
  deps: BotDeps,
  turn: Turn,
  action: ActionOf<'area.follow' | 'area.unfollow'>,
): Promise<Reply> {
  const { person, setting } = turn;
  const name = action.verb === 'area.follow' ? 'follow' : 'unfollow';
  const change = name === 'follow' ? follow : unfollowArea;
  const changed = await change(deps, { principal: person, slug: action.area });
  if (!changed.ok)
    return append(
      refusalCard(changed.failure, {
        what: 'You cannot follow that',
        link: areaLink(deps.publicUrl, action.area),
        openTitle: 'Open the area',
      }),
    );
  const area = (await deps.areas.get(action.area))?.value.name ?? action.area;
  const note = followedWords(name, area);
  if ('update' in action && action.update) return updateReply(deps, turn, action.update, { note });
  return replace(
    await areasFor(deps, person, note),
    setting === 'personal' ? null : await areasFor(deps, null),
  );
}
