/** An event in the words of cards. */
import type { Standing } from '#core/bookings/standingOf.ts';
import type { CollaborativeEvent } from '#core/events/event.ts';
import { attendanceNames, kindNames } from '#core/events/names.ts';
import {
  daysOfEvent,
  longDay,
  momentWords,
  shortWhenWords,
  timesWords,
  whenWords,
} from '#core/time/wording.ts';
import { count, plain } from './text.ts';

/** "12 places left", "Full, 3 waiting"; null where places are not counted. */
export function placesWords({ event, placesLeft, waiting }: Standing): string | null {
  if (event.kind === 'keyDate') return null;
  if (placesLeft === null) return 'Open to all';
  if (placesLeft > 0) return `${placesLeft} left`;
  return waiting > 0 ? `Full, ${waiting} waiting` : 'Full';
}

export const whereWords = (event: CollaborativeEvent): string => {
  if (event.attendance === 'inPerson') return event.venue ? plain(event.venue) : attendanceNames.inPerson;
  if (event.attendance === 'hybrid' && event.venue) return `${plain(event.venue)}, or online`;
  return attendanceNames[event.attendance];
};

/** "Deadline", "Webinar", and whether it is made up for trying things out. */
export const kindWords = (event: CollaborativeEvent): string =>
  event.sample ? `${kindNames[event.kind]} · sample` : kindNames[event.kind];

/** When and where and how many, in facts. A deadline names its moment. */
export function eventFacts(standing: Standing): (readonly [string, string] | null)[] {
  const { event } = standing;
  const places = placesWords(standing);
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

/** "Tue 24 Nov, 4pm to 5pm · Online · 12 left", under a title in a list. */
export function eventLine(standing: Standing): string {
  const { event } = standing;
  const parts =
    event.kind === 'keyDate'
      ? [kindWords(event), shortWhenWords(event)]
      : [shortWhenWords(event), whereWords(event), placesWords(standing)];
  return parts.filter((part) => part !== null).join(' · ');
}

/** "9am to 9:30am · Online", under a title in the list of one day. */
export const sessionLine = (standing: Standing): string =>
  [timesWords(standing.event) || 'All day', whereWords(standing.event), placesWords(standing)]
    .filter((part) => part !== null)
    .join(' · ');

export const peopleWaiting = (waiting: number): string =>
  waiting === 0 ? '' : ` ${count(waiting, 'person', 'people')} ${waiting === 1 ? 'is' : 'are'} waiting.`;
