/** `my bookings`: coming places, offers and waiting lists of the person who asks, and nobody else's. */

import type { Standing } from '#core/bookings/standingOf.ts';
import { eventsLink } from '#core/contract/links.ts';
import { eventReference } from '#core/events/event.ts';
import { type Action, press } from '../cards/card.ts';
import { itemTitle, listCard } from '../cards/listCards.ts';
import { askMePrivately, nothingFound } from '../cards/questionCards.ts';
import { count } from '../cards/text.ts';
import { myComing } from '../myComing.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';

const most = 8;

export async function myBookings(
  deps: BotDeps,
  turn: Turn,
  { note = null }: { note?: string | null },
): Promise<Reply> {
  if (turn.setting !== 'personal') return append(askMePrivately(deps.chatUrl));
  const mine = await myComing(deps, turn);
  if (mine.length === 0)
    return append(
      nothingFound('You have no bookings', 'Nothing coming up is booked for you.', deps.publicUrl, note),
    );
  return append(
    listCard({
      summary: `You have ${count(mine.length, 'booking')}.`,
      notes: [note],
      heading: 'My bookings',
      lead: mine.length > most ? `The next ${most} of ${mine.length}.` : null,
      standings: mine.slice(0, most),
      button: giveUpButton,
      link: eventsLink(deps.publicUrl),
    }),
  );
}

function giveUpButton({ event, booking }: Standing): Action {
  const reference = booking?.reference ?? eventReference(event.id);
  const id = { eventId: event.id };
  return booking?.state === 'offered'
    ? press(
        itemTitle('Show', reference),
        { verb: 'event.show', ...id },
        { tooltip: `Answer the offer: ${event.title}` },
      )
    : press(
        itemTitle(booking?.state === 'waiting' ? 'Leave list' : 'Give up', reference),
        { verb: 'event.giveup', ...id, inList: true },
        { tooltip: `Give up: ${event.title}` },
      );
}
