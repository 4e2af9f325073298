/** `update.show`: from a list to one update, as a message of its own so that the list stays. */
import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { sayUpdate } from '../showingUpdate.ts';
import type { BotDeps, Reply, Turn } from '../turn.ts';

export const showUpdate = (deps: BotDeps, turn: Turn, { update }: ActionOf<'update.show'>): Promise<Reply> =>
  sayUpdate(deps, turn, update);
