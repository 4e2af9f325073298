/** An event in the words of cards. */
import type { Standing } from '#core/bookings/standingOf.ts';
import type { CollaborativeEvent } from '#core/events/event.ts';
import { attendanceNames, kindNames } from '#core/events/names.ts';
import { ordinal } from '#core/ordinal.ts';
import {
  daysOfEvent,
  longDay,
  momentWords,
  shortWhenWords,
  timesWords,
  whenWords,
} from '#core/time/wording.ts';
import { plain } from './text.ts';

/** "12 places left", "Full, 3 waiting"; null where places are not counted. */
export function placesWords({ event, placesLeft, waiting }: Standing): string | null {
  if (event.kind === 'keyDate') return null;
  if (placesLeft === null) return 'Open to all';
  if (placesLeft > 0) return `${placesLeft} left`;
  return waiting > 0 ? `Full, ${waiting} waiting` : 'Full';
}

/** The venue is cut at `most` letters when given. */
const whereWords = ({ attendance, venue }: CollaborativeEvent, most?: number): string => {
  if (attendance === 'inPerson' && venue) return plain(venue, most);
  if (attendance === 'hybrid' && venue) return `${plain(venue, most)}, or online`;
  return attendanceNames[attendance];
};

/** "Deadline", "Webinar", and whether it is made up for trying things out. */
export const kindWords = (event: CollaborativeEvent): string =>
  event.sample ? `${kindNames[event.kind]} · sample` : kindNames[event.kind];

/** When and where and how many, in facts. A deadline names its moment. */
export function eventFacts(standing: Standing): (readonly [string, string] | null)[] {
  const { event, booking } = standing;
  const places = booking?.state === 'going' ? null : placesWords(standing);
  if (event.kind === 'keyDate')
    return [
      ['By', event.allDay ? longDay(daysOfEvent(event).last) : momentWords(event.end, event.zone)],
      event.audience ? ['For', plain(event.audience)] : null,
    ];
  return [
    ['When', whenWords(event)],
    ['Where', whereWords(event)],
    event.audience ? ['For', plain(event.audience)] : null,
    places ? ['Places', places] : null,
    event.bookBy ? ['Book by', momentWords(event.bookBy, event.zone)] : null,
  ];
}

/** How the reader stands at it: "Booked", "Waiting list, first of 2"; null for whoever has nothing there. */
function ownWords({ event, booking, position, waiting }: Standing): string | null {
  if (event.state === 'cancelled') return 'Cancelled';
  switch (booking?.state) {
    case 'going':
      return 'Booked';
    case 'waiting':
      return `Waiting list, ${ordinal(position ?? 1)} of ${waiting}`;
    case 'offered':
      return `Place offered until ${momentWords(booking.offeredUntil ?? event.start, event.zone)}`;
    default:
      return null;
  }
}

/** In lists a place is named, not described. */
const longestWhere = 60;

const line = (standing: Standing, when: string): string => {
  const { event, booking } = standing;
  const isDeadline = event.kind === 'keyDate';
  return [
    ownWords(standing),
    isDeadline ? kindNames.keyDate : null,
    when,
    isDeadline ? null : whereWords(event, longestWhere),
    booking ? null : placesWords(standing),
    event.sample ? 'Sample' : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
};

/** "Tue 24 Nov, 4pm to 5pm · Online · 12 left", under a title in a list. */
export const eventLine = (standing: Standing): string => line(standing, shortWhenWords(standing.event));

/** "9am to 9:30am · Online", under a title in the list of one day. */
export const sessionLine = (standing: Standing): string =>
  line(standing, timesWords(standing.event) || 'All day');
