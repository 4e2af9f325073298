/**
 * An Outlook event takes 500 people. Whoever comes after them is invited to a further event, linked to the first by its
 * times and its join link. Everybody stays on the event they were invited to, however people come and go.
 */
import { type CollaborativeEvent, isOnline } from '../events/event.ts';
import { calendarEntry } from './calendarEntry.ts';
import { attendeesIn } from './planProjections.ts';
import type { CalendarEntry, Projection } from './ports.ts';

/** Graph documentation, "event resource type". */
export const mostAttendees = 500;
/** With the first one: more than any event has places. */
const mostParts = 21;

const mark = '~';

/** The key of an event's entry number `part`; the first has the event's own. */
export const partKey = (eventId: string, part: number): string =>
  part === 1 ? eventId : `${eventId}${mark}${part}`;

/** Every key under which an event may stand in the calendar, the first entry's first. */
export const partKeys = (eventId: string): string[] =>
  Array.from({ length: mostParts }, (_, index) => partKey(eventId, index + 1));

/** The event whose entry has this key. */
export const eventIdOf = (key: string): string => key.split(mark)[0] ?? key;

export const isLinked = (key: string): boolean => key.includes(mark);

/** The same as the first entry but for the meeting: its link stands in the words, and no second meeting is made. */
export const linkedEntry = (event: CollaborativeEvent, publicUrl: string): CalendarEntry => {
  const entry = calendarEntry(event, publicUrl);
  const join =
    isOnline(event) && event.joinUrl !== null ? `Join the Teams meeting: ${event.joinUrl}\n\n` : '';
  return { ...entry, body: join + entry.body, online: false };
};

/** References of the people who belong to an entry, whether they have been invited yet or that is in doubt. */
export const invitedTo = (projection: Projection | undefined): string[] => {
  if (!projection) return [];
  const { invited } = projection.snapshot;
  return attendeesIn(projection) ?? (Array.isArray(invited) ? invited.map(String) : []);
};

/**
 * Who is on which entry, the first entry's people first. Nobody changes entries; who is new takes the first gap, and an
 * entry after the last one with people is none.
 * @param going references in the order in which people came
 */
export const seatPeople = (
  going: readonly string[],
  seated: readonly (readonly string[])[],
  most = mostAttendees,
): string[][] => {
  const waiting = new Set(going);
  const parts = seated.map((references) => references.filter((reference) => waiting.delete(reference)));
  for (const reference of waiting) {
    const gap = parts.find(({ length }) => length < most);
    if (gap) gap.push(reference);
    else parts.push([reference]);
  }
  while (parts.at(-1)?.length === 0) parts.pop();
  return parts.map((references) => references.sort());
};
