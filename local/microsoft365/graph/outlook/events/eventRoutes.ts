/** `…/events` and what can be done to one event, for each way to name a calendar. */
import type { GraphRequest, Route, RouteContext } from '../../route.ts';
import { collectionReply } from '../collectionReply.ts';
import { entityReply } from '../entityReply.ts';
import { openMailbox } from '../mailbox.ts';
import { outlookOptions } from '../options.ts';
import { invalidRequest } from '../outlookErrors.ts';
import { readCalendars, writeCalendars } from '../permissions.ts';
import { preferenceApplied } from '../preferences.ts';
import {
  type CalendarScope,
  calendarOf,
  calendarScopes,
  eventsOf,
  findEvent,
  requireMatch,
} from './calendarScope.ts';
import { createEvent } from './createEvent.ts';
import type { StoredEvent } from './eventEntity.ts';
import { type EventView, presentEvent, viewOf } from './presentEvent.ts';
import { candidatesFor } from './propertyFilter.ts';
import { removeEvent } from './removeEvent.ts';
import { updateEvent } from './updateEvent.ts';

const properties = 'singleValueExtendedProperties';

/** @throws ErrorInvalidRequest (400): extended properties are shown only by a filter on their ids */
const expandedView = (request: GraphRequest, context: RouteContext): EventView => {
  const expansion = request.options.expand.find(({ property }) => property === properties);
  if (!expansion) return viewOf(request, context);
  if (!expansion.options.filter) throw invalidRequest(`$expand=${properties} needs a $filter on id.`);
  return viewOf(request, context, expansion.options.filter);
};

/** Ids, the names of extended properties among them, are exact; everything else is compared without regard to case. */
const exact = new Set(['id', 'changeKey', 'iCalUId', 'transactionId', `${properties}/id`]);
const ignoresCase = (path: string): boolean => !exact.has(path);

const eventReply = (event: StoredEvent, request: GraphRequest, context: RouteContext, status: number) => {
  const view = expandedView(request, context);
  const reply = entityReply(presentEvent(event, view), request, { expandable: [properties] });
  return { ...reply, status, headers: preferenceApplied(request.headers) };
};

/** Creation, reading, change and deletion under one way to name a calendar. */
const routesUnder = (scope: CalendarScope, path: string): Route[] => [
  {
    method: 'POST',
    path: `${path}/events`,
    permissions: writeCalendars,
    coverage: { partial: 'No recurrence, no attachments, no open extensions.' },
    handle(request, context) {
      const owner = openMailbox(request, writeCalendars);
      const calendar = calendarOf(request, owner, context);
      const event = createEvent(owner, calendar, request.body, context, outlookOptions.read(context.store));
      return eventReply(event, request, context, 201);
    },
  },
  {
    method: 'GET',
    path: `${path}/events`,
    permissions: readCalendars,
    coverage: { partial: '$expand of extended properties only; no $search.' },
    handle(request, context) {
      const owner = openMailbox(request, readCalendars);
      const view = expandedView(request, context);
      const { filter } = request.options;
      const events = candidatesFor(filter, owner, context) ?? eventsOf(scope, request, owner, context);
      const reply = collectionReply(events, request, {
        present: (event) => presentEvent(event, view),
        probe: (event) => presentEvent(event, { ...view, properties: 'all' }),
        defaultSize: 10,
        largest: 1000,
        always: ['id'],
        expandable: [properties],
        ignoresCase,
      });
      return { ...reply, headers: preferenceApplied(request.headers) };
    },
  },
  {
    method: 'GET',
    path: `${path}/events/{event-id}`,
    permissions: readCalendars,
    coverage: { partial: '$expand of extended properties only.' },
    handle(request, context) {
      const owner = openMailbox(request, readCalendars);
      return eventReply(findEvent(scope, request, owner, context), request, context, 200);
    },
  },
  {
    method: 'PATCH',
    path: `${path}/events/{event-id}`,
    permissions: writeCalendars,
    coverage: { partial: 'No recurrence; an attendee changes only what is theirs on their copy.' },
    handle(request, context) {
      const owner = openMailbox(request, writeCalendars);
      const before = findEvent(scope, request, owner, context);
      requireMatch(request, before);
      const after = updateEvent(owner, before, request.body, context, outlookOptions.read(context.store));
      return eventReply(after, request, context, 200);
    },
  },
  {
    method: 'DELETE',
    path: `${path}/events/{event-id}`,
    permissions: writeCalendars,
    coverage: 'supported',
    handle(request, context) {
      const owner = openMailbox(request, writeCalendars);
      const event = findEvent(scope, request, owner, context);
      requireMatch(request, event);
      removeEvent(owner, event, '', context);
      return { status: 204 };
    },
  },
];

export const eventRoutes: readonly Route[] = calendarScopes.flatMap(({ scope, path }) =>
  routesUnder(scope, path),
);
