/** `event.wait`: joins the waiting list; a place that has come free meanwhile is booked at once. */

import type { ActionOf } from '#core/contract/cardVerbs.ts';
import type { BotDeps, Reply, Turn } from '../turn.ts';
import { bookEvent } from './bookEvent.ts';

export const waitForEvent = (deps: BotDeps, turn: Turn, action: ActionOf<'event.wait'>): Promise<Reply> =>
  bookEvent(deps, turn, action);
