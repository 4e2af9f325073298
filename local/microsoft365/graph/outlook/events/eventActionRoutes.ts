/** What can be done to an event beside changing it: cancel it as organiser, answer it as attendee. */
import type { GraphRequest, Route, RouteContext } from '../../route.ts';
import { openMailbox } from '../mailbox.ts';
import { writeCalendars } from '../permissions.ts';
import { type CalendarScope, calendarScopes, findEvent } from './calendarScope.ts';
import type { Answer } from './meetingMail.ts';
import { cancelEvent } from './removeEvent.ts';
import { readAction, respond } from './respond.ts';

const answers: readonly { action: string; given: Answer }[] = [
  { action: 'accept', given: 'accepted' },
  { action: 'tentativelyAccept', given: 'tentativelyAccepted' },
  { action: 'decline', given: 'declined' },
];

const opened = (scope: CalendarScope, request: GraphRequest, context: RouteContext) => {
  const owner = openMailbox(request, writeCalendars);
  return { owner, event: findEvent(scope, request, owner, context) };
};

const routesUnder = (scope: CalendarScope, path: string): Route[] => [
  {
    method: 'POST',
    path: `${path}/events/{event-id}/cancel`,
    permissions: writeCalendars,
    coverage: 'supported',
    handle(request, context) {
      const { owner, event } = opened(scope, request, context);
      cancelEvent(owner, event, readAction(request.body).comment ?? '', context);
      return { status: 202 };
    },
  },
  ...answers.map(
    ({ action, given }): Route => ({
      method: 'POST',
      path: `${path}/events/{event-id}/${action}`,
      permissions: writeCalendars,
      coverage: { partial: 'No proposal of another time.' },
      handle(request, context) {
        const { owner, event } = opened(scope, request, context);
        respond(owner, event, given, request.body, context);
        return { status: 202 };
      },
    }),
  ),
];

export const eventActionRoutes: readonly Route[] = calendarScopes.flatMap(({ scope, path }) =>
  routesUnder(scope, path),
);
