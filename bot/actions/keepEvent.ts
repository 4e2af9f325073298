/** `event.keep`: the question is answered with no; the card shows the booking again. */

import type { ActionOf } from '#core/contract/cardVerbs.ts';
import type { BotDeps, Reply, Turn } from '../turn.ts';
import { eventReply } from './eventReply.ts';

export const keepEvent = (deps: BotDeps, turn: Turn, { eventId }: ActionOf<'event.keep'>): Promise<Reply> =>
  eventReply(deps, turn, eventId);
