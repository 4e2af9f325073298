/** `pw.day`: another day of Practice Week takes the place of this one. */

import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { practiceWeek } from '../commands/practiceWeek.ts';
import { type BotDeps, type Reply, replace, type Turn } from '../turn.ts';

export async function practiceWeekDay(
  deps: BotDeps,
  turn: Turn,
  { day }: ActionOf<'pw.day'>,
): Promise<Reply> {
  return replace((await practiceWeek(deps, turn, { day })).message);
}
