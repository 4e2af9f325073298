/** `event.giveup.yes`: gives up the place, the offer or the turn in the line. */
import { whyNotBookable } from '#core/bookings/bookable.ts';
import { giveUpPlace } from '#core/bookings/giveUpPlace.ts';
import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { givenUpCard } from '../cards/giveUpCards.ts';
import { now } from '../coming.ts';
import { type BotDeps, type Reply, replace, type Turn } from '../turn.ts';
import { refused, stored } from './eventReply.ts';

export async function giveUpEventYes(
  deps: BotDeps,
  turn: Turn,
  action: ActionOf<'event.giveup.yes'>,
): Promise<Reply> {
  const place = await giveUpPlace(deps, { principal: turn.person, eventId: action.eventId });
  if (!place.ok)
    return refused(deps, turn, {
      what: 'We could not give up your place',
      failure: place.failure,
      again: action,
    });
  const closed = whyNotBookable(place.value.event, now(deps));
  return replace(givenUpCard(place.value, closed, deps.publicUrl), await stored(deps, turn, action.eventId));
}
