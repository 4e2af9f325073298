/** `events.more`: the next page takes the place of this one. */

import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { events } from '../commands/events.ts';
import { type BotDeps, type Reply, replace, type Turn } from '../turn.ts';

export async function moreEvents(
  deps: BotDeps,
  turn: Turn,
  { words, after }: ActionOf<'events.more'>,
): Promise<Reply> {
  return replace((await events(deps, turn, { words, after })).message);
}
