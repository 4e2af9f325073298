/** The mails about a booking, in words. Each says in its subject what the state is, so that a mailbox list is enough. */
import { eventLink } from '../contract/links.ts';
import type { CollaborativeEvent } from '../events/event.ts';
import type { Person } from '../people/person.ts';
import type { Mail } from '../sync/ports.ts';
import { daysOfEvent, momentWords, plainDay, whenWords } from '../time/wording.ts';
import { bookingEnds } from './bookable.ts';
import type { Booking } from './booking.ts';
import { type Block, letter } from './letter.ts';

export type BookingFacts = {
  event: CollaborativeEvent;
  booking: Booking;
  /** Gives up this booking. */
  link: string;
  publicUrl: string;
  /** Somebody else booked. */
  bookedForThem: boolean;
  /** In the waiting list, from 1. */
  position: number;
  waiting: number;
};

/** A title of our own feed may hold line breaks; a subject must not. */
const subject = (status: string, event: CollaborativeEvent): string =>
  `${status}: ${event.title.replace(/\s+/g, ' ')}, ${plainDay(daysOfEvent(event).first)}`;

const where = (event: CollaborativeEvent): string => {
  if (event.attendance === 'online') return 'Online. The link is in your calendar invitation.';
  const venue = event.venue ?? 'The venue will be told in the calendar invitation.';
  return event.attendance === 'hybrid' ? `${venue}, or online by the link in your invitation.` : venue;
};

const details = ({ event, booking }: BookingFacts): Block => ({
  facts: [
    ['When', `${whenWords(event)} (UK time)`],
    ['Where', where(event)],
    ['Reference', booking.reference],
  ],
});

const whyNews = ({ bookedForThem }: BookingFacts): Block[] =>
  bookedForThem ? ['A colleague of the Norfolk Learning Collaborative booked this for you.'] : [];

const waitingWords = (waiting: number): string =>
  waiting === 1 ? '1 person is waiting.' : `${waiting} people are waiting.`;

type About = { event: CollaborativeEvent; publicUrl: string };

const about = ({ event, publicUrl }: About): Block => ({
  link: eventLink(publicUrl, event.id),
  label: 'Read about the event',
});

const mailTo = (
  person: Pick<Person, 'name' | 'email'>,
  reference: string | null,
  { event, publicUrl }: About,
  blocks: Block[],
) => ({
  to: { name: person.name, email: person.email },
  about: { eventId: event.id, reference },
  ...letter({
    heading: event.title,
    blocks,
    why: 'You get this because a place at an event was asked for with this address.',
    publicUrl,
  }),
});

/**
 * Asks somebody without a sign-in to confirm that they want the place. Nobody has vouched for the name that was typed
 * with the address, so a stranger's words do not go out under ours.
 */
export const confirmMail = (facts: {
  event: CollaborativeEvent;
  email: string;
  link: string;
  publicUrl: string;
}): Mail => ({
  subject: subject('Please confirm', facts.event),
  ...mailTo({ name: facts.email, email: facts.email }, null, facts, [
    'Somebody asked for a place at this event with your e-mail address. If it was you, confirm it. If not, do nothing: no place is booked.',
    {
      facts: [
        ['When', `${whenWords(facts.event)} (UK time)`],
        ['Where', where(facts.event)],
      ],
    },
    { link: facts.link, label: 'Confirm my place' },
    'The link works for one day and only for you.',
  ]),
});

export const bookedMail = (facts: BookingFacts): Mail => ({
  subject: subject('Booked', facts.event),
  ...mailTo(facts.booking.person, facts.booking.reference, facts, [
    ...whyNews(facts),
    'You have a place.',
    details(facts),
    'Your calendar: the invitation comes separately from the same address. If the event changes, your entry changes by itself.',
    `If you cannot come, give up your place so that somebody else can have it.${facts.waiting > 0 ? ` ${waitingWords(facts.waiting)}` : ''}`,
    { link: facts.link, label: 'Give up my place' },
    about(facts),
  ]),
});

export const waitingMail = (facts: BookingFacts): Mail => ({
  subject: subject('Waiting list', facts.event),
  ...mailTo(facts.booking.person, facts.booking.reference, facts, [
    ...whyNews(facts),
    `The event is full. You are number ${facts.position} of ${facts.waiting} on the waiting list.`,
    details(facts),
    'When a place comes free, we offer it to the first person in the list, for one day. We write to you when it is your turn.',
    { link: facts.link, label: 'Leave the list' },
    about(facts),
  ]),
});

/** `accept`: where the place is taken, by button. */
export const offeredMail = (facts: BookingFacts & { accept: string }): Mail => {
  const { event, booking } = facts;
  const until = momentWords(booking.offeredUntil ?? bookingEnds(event), event.zone);
  return {
    subject: `Place offered: answer by ${until}`,
    ...mailTo(booking.person, booking.reference, facts, [
      `A place has come free, and it is yours if you take it by ${until}.`,
      details(facts),
      'If you do not answer, the place goes to the next person. You stay on the list, last.',
      { link: facts.accept, label: 'Take the place' },
      { link: facts.link, label: 'Say no' },
    ]),
  };
};

export const cancelledMail = (facts: BookingFacts): Mail => ({
  subject: subject('Cancelled', facts.event),
  ...mailTo(facts.booking.person, facts.booking.reference, facts, [
    'You have given up your place, and your calendar entry goes. Thank you for letting somebody else have it.',
    details(facts),
    about(facts),
  ]),
});

/** Tells somebody who waits or has an offer; those who go learn it from Outlook, which takes their entry away. */
export const eventCancelledMail = (facts: About & { booking: Booking }): Mail => ({
  subject: subject('Event cancelled', facts.event),
  ...mailTo(facts.booking.person, facts.booking.reference, facts, [
    facts.booking.state === 'offered'
      ? 'This event does not take place, so the place that we offered you is no longer there. You need to do nothing.'
      : 'This event does not take place. You were on its waiting list and need to do nothing.',
    {
      facts: [
        ['When', `${whenWords(facts.event)} (UK time)`],
        ['Reference', facts.booking.reference],
      ],
    },
    about(facts),
  ]),
});
