/** `event.book`: books the place, or takes the one that is offered. Pressing twice books once. */
import { bookPlace } from '#core/bookings/bookPlace.ts';
import type { ActionOf } from '#core/contract/cardVerbs.ts';
import type { BotDeps, Reply, Turn } from '../turn.ts';
import { eventReply, refused } from './eventReply.ts';

export async function bookEvent(
  deps: BotDeps,
  turn: Turn,
  action: ActionOf<'event.book' | 'event.wait'>,
): Promise<Reply> {
  const place = await bookPlace(deps, { principal: turn.person, eventId: action.eventId });
  if (!place.ok)
    return refused(deps, turn, {
      what: 'We could not book your place',
      failure: place.failure,
      again: action,
    });
  const { already, booking } = place.value;
  const overtaken = action.verb === 'event.book' && booking.state === 'waiting' && !already;
  const note = already
    ? 'You have already done this.'
    : overtaken
      ? 'The last place went just before you. You are on the waiting list.'
      : undefined;
  return eventReply(deps, turn, action.eventId, note);
}
