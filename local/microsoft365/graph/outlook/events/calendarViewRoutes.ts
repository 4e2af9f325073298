/** `…/calendarView`: what touches a stretch of time. */
import type { Route } from '../../route.ts';
import { collectionReply } from '../collectionReply.ts';
import { openMailbox } from '../mailbox.ts';
import { readCalendars } from '../permissions.ts';
import { preferenceApplied } from '../preferences.ts';
import { calendarOf, calendarScopes } from './calendarScope.ts';
import { eventsByDay, readWindow } from './calendarWindow.ts';
import { presentEvent, viewOf } from './presentEvent.ts';

export const calendarViewRoutes: readonly Route[] = calendarScopes.map(
  ({ path }): Route => ({
    method: 'GET',
    path: `${path}/calendarView`,
    permissions: readCalendars,
    coverage: { partial: 'Single events; there are no recurring ones.' },
    handle(request, context) {
      const owner = openMailbox(request, readCalendars);
      const calendar = calendarOf(request, owner, context);
      const found = [...eventsByDay(calendar, readWindow(request), context)].map(({ event }) => event);
      const events = found.sort((one, other) => (one.start.instant < other.start.instant ? -1 : 1));
      const view = viewOf(request, context);
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
