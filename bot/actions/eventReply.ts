/** The card of one event after something happened to it: the actor's own, and in a channel the neutral one for all. */
import type { CardAction } from '#core/contract/cardVerbs.ts';
import { eventLink, eventsLink } from '#core/contract/links.ts';
import type { Failure } from '#core/errors.ts';
import type { Message } from '../cards/card.ts';
import { eventCard } from '../cards/eventCard.ts';
import { refusalCard } from '../cards/problemCard.ts';
import { standing } from '../coming.ts';
import { type BotDeps, type Reply, replace, type Turn } from '../turn.ts';

/** What the stored message becomes: in a channel the neutral card, elsewhere what the person sees. */
export async function stored(deps: BotDeps, turn: Turn, eventId: string): Promise<Message | null> {
  if (turn.setting === 'personal') return null;
  const neutral = await standing(deps, eventId, null);
  return neutral && eventCard(neutral, { publicUrl: deps.publicUrl });
}

export async function eventReply(deps: BotDeps, turn: Turn, eventId: string, note?: string): Promise<Reply> {
  const shown = await standing(deps, eventId, turn.person);
  if (!shown) return refused(deps, turn, { what: 'That event is not listed', failure: gone });
  return replace(eventCard(shown, { publicUrl: deps.publicUrl, note }), await stored(deps, turn, eventId));
}

const gone: Failure = { code: 'notFound', message: 'It may have been withdrawn. Here are all events.' };

export async function refused(
  deps: BotDeps,
  turn: Turn,
  { what, failure, again }: { what: string; failure: Failure; again?: CardAction & { eventId: string } },
): Promise<Reply> {
  const link = again ? eventLink(deps.publicUrl, again.eventId) : eventsLink(deps.publicUrl);
  return replace(
    refusalCard(failure, { what, link, again }),
    again ? await stored(deps, turn, again.eventId) : null,
  );
}
