/** `…/calendarView/delta`: what changed in a stretch of time since last asked (Microsoft Graph documentation, "event: delta"). */
import { type DeltaPage, deltaPage, type Followed, firstToken } from '../../changes/deltaPage.ts';
import { deltaSettings } from '../../changes/deltaSettings.ts';
import { type DeltaToken, readToken, writeToken } from '../../changes/deltaToken.ts';
import { type Change, mailboxScope } from '../../changes/journal.ts';
import { GraphError } from '../../graphError.ts';
import type { GraphReply, GraphRequest, Route, RouteContext } from '../../route.ts';
import type { StoredCalendar } from '../calendars/calendarStore.ts';
import { openMailbox } from '../mailbox.ts';
import { readCalendars } from '../permissions.ts';
import { preferenceApplied, preferredPageSize } from '../preferences.ts';
import { calendarOf, calendarScopes } from './calendarScope.ts';
import { type CalendarWindow, eventsByDay, readWindow, touches } from './calendarWindow.ts';
import { eventsIn, type StoredEvent } from './eventEntity.ts';
import { type EventView, presentEvent, viewOf } from './presentEvent.ts';

const [defaultPage, largestPage] = [10, 1000];

/** Refused by the documentation (the first five) or left out of it: nobody is to rely on those. */
const refused = ['select', 'expand', 'filter', 'orderby', 'search', 'top', 'skip', 'count'];

const requirePlain = ({ query }: GraphRequest): void => {
  const names = [...query.keys()].map((name) => name.toLowerCase().replace('$', ''));
  const found = refused.filter((name) => names.includes(name)).map((name) => `$${name}`);
  if (found.length === 0) return;
  throw new GraphError(
    400,
    'ErrorInvalidUrlQuery',
    `The following parameters are not supported with change tracking over the 'CalendarView' resource: '${found.join(', ')}'.`,
  );
};

/** The token the request brings; null for a first request, also one with an empty token as `Location` has it. */
const tokenIn = ({ query }: GraphRequest): DeltaToken | null => {
  const given = [...query].find(([name]) => /^\$?(delta|skip)token$/i.test(name))?.[1] ?? '';
  if (given === '') return null;
  const token = readToken(given);
  if (token === null) throw new GraphError(400, 'BadRequest', 'Badly formed token.');
  return token;
};

const subjectOf = ({ id }: StoredCalendar, { from, to }: CalendarWindow): string[] => [id, from, to];
const windowIn = ({ subject: [, from = '', to = ''] }: DeltaToken): CalendarWindow => ({ from, to });

const linkTo = (request: GraphRequest, { baseUrl }: RouteContext, query: string): string =>
  `${baseUrl}${request.path.replace(/(\(\))?\/?$/, '')}?${query}`;

/** The client has to begin afresh, and is told where. */
const lost = (request: GraphRequest, context: RouteContext, { from, to }: CalendarWindow): GraphError => {
  const status = deltaSettings.read(context.store).calendarExpiry;
  const fresh = linkTo(request, context, `startDateTime=${from}&endDateTime=${to}&$deltatoken=`);
  return new GraphError(status, 'syncStateNotFound', 'The sync state generation is not found.', {
    headers: status === 410 ? { Location: fresh } : {},
  });
};

type Entry = { '@odata.type': string } | { id: string; '@removed': { reason: 'deleted' } };

/**
 * What is in the window comes as it is. What is not comes as removed, whether it was deleted, moved out, or is some event
 * of another time that merely changed: the reply does not tell these apart.
 */
const followed = (
  calendar: StoredCalendar,
  window: CalendarWindow,
  view: EventView,
  context: RouteContext,
) => {
  const shown = (event: StoredEvent): Entry => ({
    '@odata.type': '#microsoft.graph.event',
    ...presentEvent(event, view),
  });
  return {
    scope: mailboxScope(calendar.mailbox),
    subject: subjectOf(calendar, window),
    list: (cursor: string | null, count: number) => listFrom(calendar, window, cursor, count, shown, context),
    changed: ({ id, container }: Change) => {
      if (container !== calendar.id) return null;
      const event = eventsIn(context).get(id);
      return event && touches(event, window)
        ? shown(event)
        : { id, '@removed': { reason: 'deleted' as const } };
    },
  } satisfies Followed<Entry>;
};

/** Cursors are `day id`: an event that appears or goes meanwhile shifts nothing. */
const listFrom = (
  calendar: StoredCalendar,
  window: CalendarWindow,
  cursor: string | null,
  count: number,
  shown: (event: StoredEvent) => Entry,
  context: RouteContext,
): { entry: Entry; cursor: string }[] => {
  const [day = '', lastId = ''] = cursor?.split(' ') ?? [];
  const from = cursor === null ? undefined : Number(day);
  const found: { entry: Entry; cursor: string }[] = [];
  for (const next of eventsByDay(calendar, window, context, from)) {
    if (next.day === from && next.event.id <= lastId) continue;
    found.push({ entry: shown(next.event), cursor: `${next.day} ${next.event.id}` });
    if (found.length === count) break;
  }
  return found;
};

const replyWith = (
  request: GraphRequest,
  context: RouteContext,
  { value, next, done }: DeltaPage<Entry>,
): GraphReply => {
  const token = writeToken(next);
  const link = done
    ? { '@odata.deltaLink': linkTo(request, context, `$deltatoken=${token}`) }
    : { '@odata.nextLink': linkTo(request, context, `$skiptoken=${token}`) };
  return {
    status: 200,
    headers: preferenceApplied(request.headers, preferredPageSize(request.headers)),
    body: { '@odata.context': `${context.baseUrl}/$metadata#Collection(event)`, ...link, value },
  };
};

export const calendarDeltaRoutes: readonly Route[] = calendarScopes.map(
  ({ path }): Route => ({
    method: 'GET',
    path: `${path}/calendarView/delta()`,
    permissions: readCalendars,
    coverage: { partial: 'Single events; there are no recurring ones.' },
    handle(request, context) {
      requirePlain(request);
      const calendar = calendarOf(request, openMailbox(request, readCalendars), context);
      const given = tokenIn(request);
      const window = given ? windowIn(given) : readWindow(request);
      const view = followed(calendar, window, viewOf(request, context), context);
      const size = Math.min(preferredPageSize(request.headers) ?? defaultPage, largestPage);
      const page = deltaPage(context, view, given ?? firstToken(context, view), size);
      if (page === null) throw lost(request, context, window);
      return replyWith(request, context, page);
    },
  }),
);
