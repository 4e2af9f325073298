/** The stretch of time that a calendar view looks at. */
import { GraphError } from '../../graphError.ts';
import type { GraphRequest, RouteContext } from '../../route.ts';
import { invalidParameter } from '../outlookErrors.ts';
import { dayKey, dayOf, eventsIn, longKey, type StoredEvent } from './eventEntity.ts';

/** Instants, ISO 8601 in UTC. */
export type CalendarWindow = { from: string; to: string };

const longestRange = 1825;

/** @throws ErrorInvalidParameter (400) when missing or unreadable; without an offset a time is UTC, whatever `Prefer` says */
const boundOf = (request: GraphRequest, name: string): number => {
  const found = [...request.query].find(([key]) => key.toLowerCase() === name.toLowerCase());
  if (!found)
    throw invalidParameter(
      'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
    );
  const text = found[1];
  const instant = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.test(text)
    ? Date.parse(/Z|[+-]\d\d:\d\d$/.test(text) || !text.includes('T') ? text : `${text}Z`)
    : Number.NaN;
  if (Number.isNaN(instant)) throw invalidParameter(`The value of ${name} is not a date and time.`);
  return instant;
};

/** @throws ErrorInvalidParameter, ErrorCalendarViewRangeTooBig (400) */
export const readWindow = (request: GraphRequest): CalendarWindow => {
  const [from, to] = [boundOf(request, 'startDateTime'), boundOf(request, 'endDateTime')];
  if (to < from) throw invalidParameter('EndDateTime is earlier than StartDateTime.');
  if (to - from > longestRange * 86_400_000)
    throw new GraphError(
      400,
      'ErrorCalendarViewRangeTooBig',
      `The requested time window is longer than ${longestRange} days.`,
    );
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
};

/** Whether the event is in the window; one without length counts at its start. */
export const touches = (event: StoredEvent, { from, to }: CalendarWindow): boolean =>
  event.start.instant < to && (event.end.instant > from || event.start.instant >= from);

/**
 * The events of a mailbox's calendar in the window, day after day and on each day by id: each once, on the first day of
 * the window that it touches. Days before `firstDay` are left out.
 */
export function* eventsByDay(
  { id, mailbox }: { id: string; mailbox: string },
  window: CalendarWindow,
  context: RouteContext,
  firstDay = Number.NEGATIVE_INFINITY,
): Generator<{ day: number; event: StoredEvent }> {
  const events = eventsIn(context);
  const [opening, closing] = [dayOf(Date.parse(window.from)), dayOf(Date.parse(window.to))];
  for (let day = Math.max(opening, firstDay); day <= closing; day += 1) {
    const onDay = events.by('day', dayKey(mailbox, day));
    const beginning =
      day === opening
        ? [...onDay, ...events.by('day', longKey(mailbox))]
        : onDay.filter(({ start }) => dayOf(Date.parse(start.instant)) === day);
    const found = beginning.filter((event) => event.calendarId === id && touches(event, window));
    for (const event of found.sort((one, other) => (one.id < other.id ? -1 : 1))) yield { day, event };
  }
}
