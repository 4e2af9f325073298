/** Giving up a place: the question first, then what became of it. */
import type { Place } from '#core/bookings/place.ts';
import type { Standing } from '#core/bookings/standingOf.ts';
import { eventLink, eventsLink } from '#core/contract/links.ts';
import { facts, heading, type Message, message, open, press, status, text } from './card.ts';
import { waitingSentence } from './eventCard.ts';
import { eventFacts } from './eventWords.ts';
import { plain } from './text.ts';

/** "Give up your place?" For somebody in the line: "Leave the waiting list?" */
export function giveUpQuestion(standing: Standing, publicUrl: string, note?: string): Message {
  const { event, booking, waiting } = standing;
  const isWaiting = booking?.state === 'waiting';
  const question = isWaiting ? 'Leave the waiting list?' : 'Give up your place?';
  const id = { eventId: event.id };
  const link = eventLink(publicUrl, event.id);
  return message({
    summary: `${question} ${event.title}.`,
    link,
    body: [
      note ? text(note, { isSubtle: true }) : null,
      status(question),
      heading(plain(event.title)),
      facts([...eventFacts(standing), booking ? ['Reference', booking.reference] : null]),
      text(isWaiting ? 'You lose your turn in the line.' : waitingSentence(waiting)),
    ],
    actions: [
      press(isWaiting ? 'Stay on the list' : 'Keep it', { verb: 'event.keep', ...id }),
      press(
        isWaiting ? 'Leave the list' : 'Give it up',
        { verb: 'event.giveup.yes', ...id },
        { style: 'destructive' },
      ),
      open('Open my booking', link),
    ],
  });
}

/** After the place, the offer or the turn has gone. */
export function givenUpCard(place: Place, closed: Standing['closed'], publicUrl: string): Message {
  const { event, already } = place;
  const link = eventLink(publicUrl, event.id);
  return message({
    summary: `Given up: ${event.title}.`,
    link,
    body: [
      status('Given up'),
      heading(plain(event.title)),
      text(
        already
          ? 'You have already given this up.'
          : 'Thank you. Your calendar entry goes by itself. If somebody waits, the place is offered to the next in line.',
      ),
    ],
    actions: [
      closed ? null : press('Book again', { verb: 'event.book', eventId: event.id }),
      open('Open event', link),
      open('Open all events', eventsLink(publicUrl)),
    ],
  });
}
