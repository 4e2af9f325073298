/** `…/calendarView`: what touches a stretch of time. */
import { GraphError } from '../../graphError.ts';
import type { GraphRequest, Route, RouteContext } from '../../route.ts';
import type { StoredCalendar } from '../calendars/calendarStore.ts';
import { collectionReply } from '../collectionReply.ts';
import { openMailbox } from '../mailbox.ts';
import { invalidParameter } from '../outlookErrors.ts';
import { readCalendars } from '../permissions.ts';
import { preferenceApplied } from '../preferences.ts';
import { calendarOf, calendarScopes } from './calendarScope.ts';
import { dayKey, dayOf, eventsIn, longKey, type StoredEvent } from './eventEntity.ts';
import { presentEvent, viewOf } from './presentEvent.ts';

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

const touching = (
  { id, mailbox }: StoredCalendar,
  from: number,
  to: number,
  context: RouteContext,
): StoredEvent[] => {
  const events = eventsIn(context);
  const found = new Set(events.by('day', longKey(mailbox)));
  for (let day = dayOf(from); day <= dayOf(to); day += 1)
    for (const event of events.by('day', dayKey(mailbox, day))) found.add(event);
  const [start, end] = [new Date(from).toISOString(), new Date(to).toISOString()];
  return [...found]
    .filter((event) => event.calendarId === id && overlaps(event, start, end))
    .sort((one, other) => (one.start.instant < other.start.instant ? -1 : 1));
};

/** An event without length counts at its start. */
const overlaps = (event: StoredEvent, from: string, to: string): boolean =>
  event.start.instant < to && (event.end.instant > from || event.start.instant >= from);

export const calendarViewRoutes: readonly Route[] = calendarScopes.map(
  ({ path }): Route => ({
    method: 'GET',
    path: `${path}/calendarView`,
    permissions: readCalendars,
    coverage: { partial: 'Single events; there are no recurring ones.' },
    handle(request, context) {
      const owner = openMailbox(request, readCalendars);
      const [from, to] = [boundOf(request, 'startDateTime'), boundOf(request, 'endDateTime')];
      if (to < from) throw invalidParameter('EndDateTime is earlier than StartDateTime.');
      if (to - from > longestRange * 86_400_000)
        throw new GraphError(
          400,
          'ErrorCalendarViewRangeTooBig',
          `The requested time window is longer than ${longestRange} days.`,
        );
      const view = viewOf(request, context);
      const events = touching(calendarOf(request, owner, context), from, to, context);
      const reply = collectionReply(events, request, {
        present: (event) => presentEvent(event, view),
        defaultSize: 10,
        largest: 1000,
        always: ['id'],
      });
      return { ...reply, headers: preferenceApplied(request.headers) };
    },
  }),
);
