/** `help.run`: what the button says, as if it had been typed; the card with the button stays. */

import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { run } from '../commands/run.ts';
import type { BotDeps, Reply, Turn } from '../turn.ts';

export const runHelp = (deps: BotDeps, turn: Turn, { command }: ActionOf<'help.run'>): Promise<Reply> =>
  run(deps, turn, command);
