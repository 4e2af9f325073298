/** One event: neutral for everybody, or as it stands for the person who asked. */
import { placesLeft as leftOf } from '#core/bookings/bookable.ts';
import type { Standing } from '#core/bookings/standingOf.ts';
import { eventLink } from '#core/contract/links.ts';
import { ordinal } from '#core/ordinal.ts';
import { momentWords, shortWhenWords } from '#core/time/wording.ts';
import {
  type Action,
  facts,
  heading,
  type Message,
  message,
  open,
  press,
  status,
  type TextBlock,
  text,
} from './card.ts';
import { eventFacts, kindWords, placesWords } from './eventWords.ts';
import { count, plain } from './text.ts';

export type EventCardOptions = {
  publicUrl: string;
  /** A sentence of ours about what just happened, such as "I read that as 'events'." */
  note?: string | undefined;
};

type Look = { status: TextBlock; sentence: string | null; actions: (Action | null)[]; summary: string };

export function eventCard(standing: Standing, { publicUrl, note }: EventCardOptions): Message {
  const { event, booking } = standing;
  const look = lookOf(standing);
  const link = eventLink(publicUrl, event.id);
  return message({
    summary: look.summary,
    link,
    body: [
      note ? text(note, { isSubtle: true }) : null,
      look.status,
      heading(plain(event.title)),
      facts([...eventFacts(standing), booking ? ['Reference', booking.reference] : null]),
      look.sentence ? text(look.sentence) : null,
    ],
    actions: [
      ...look.actions,
      event.link ? open('Open what to do', event.link) : null,
      open(booking ? 'Open my booking' : 'Open event', link),
    ],
  });
}

function lookOf(standing: Standing): Look {
  const { event, booking, closed } = standing;
  if (event.state === 'cancelled') return still('Cancelled', 'This event has been cancelled.', standing);
  if (booking) return bookedLook(standing);
  if (event.kind === 'keyDate') return still(kindWords(event), null, standing);
  if (closed) return still(closed.code === 'eventOver' ? 'Finished' : 'Closed', closed.message, standing);
  if (leftOf(event, 0) !== null && standing.placesLeft === 0)
    return {
      status: status('Full'),
      sentence: 'You can join the waiting list. A place that comes free is offered to the first in line.',
      actions: [press('Join the waiting list', { verb: 'event.wait', eventId: event.id })],
      summary: `Full: ${event.title}, ${shortWhenWords(event)}.`,
    };
  const places = placesWords(standing);
  return {
    status: status(kindWords(event)),
    sentence: null,
    actions: [press('Book my place', { verb: 'event.book', eventId: event.id }, { style: 'positive' })],
    summary: `${event.title}, ${shortWhenWords(event)}.${places ? ` ${places}.` : ''}`,
  };
}

const still = (word: string, sentence: string | null, { event }: Standing): Look => ({
  status: status(word),
  sentence,
  actions: [],
  summary: `${word}: ${event.title}, ${shortWhenWords(event)}.`,
});

function bookedLook({ event, booking, position, waiting, closed }: Standing): Look {
  const id = { eventId: event.id };
  const mayGiveUp = closed?.code !== 'eventOver';
  const leave = (title: string) => (mayGiveUp ? press(title, { verb: 'event.giveup', ...id }) : null);
  if (booking?.state === 'offered')
    return {
      status: status('Place offered'),
      sentence: `A place is yours if you take it by ${momentWords(booking.offeredUntil ?? event.start, event.zone)}.`,
      actions: [press('Accept place', { verb: 'event.book', ...id }, { style: 'positive' }), leave('Say no')],
      summary: `A place is yours if you answer: ${event.title}.`,
    };
  if (booking?.state === 'waiting')
    return {
      status: status('Waiting list'),
      sentence: `You are ${ordinal(position ?? 1)} of ${waiting}. When a place comes free, we offer it to the first in line for a day and write to you.`,
      actions: [leave('Leave the list')],
      summary: `Waiting list: ${event.title}, ${shortWhenWords(event)}.`,
    };
  return {
    status: status('Booked'),
    sentence: closed
      ? null
      : `The invitation goes to ${plain(booking?.person.email ?? '')} and into your calendar.`,
    actions: [leave('Give up my place')],
    summary: `Booked: ${event.title}, ${shortWhenWords(event)}.`,
  };
}

/** How many wait, for the question before a place is given up. */
export const waitingSentence = (waiting: number): string =>
  waiting === 0
    ? 'Nobody is waiting for it.'
    : `${count(waiting, 'person is', 'people are')} waiting for it.`;
