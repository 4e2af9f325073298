/** `/users/{user-id}/calendar` and `/users/{user-id}/calendars`. */
import { z } from 'zod';
import type { GraphRequest, Route } from '../../route.ts';
import { collectionReply } from '../collectionReply.ts';
import { entityReply } from '../entityReply.ts';
import { openMailbox } from '../mailbox.ts';
import { unreadableBody } from '../outlookErrors.ts';
import { readCalendars, writeCalendars } from '../permissions.ts';
import { addCalendar, calendarsOf, defaultCalendarOf, findCalendar } from './calendarStore.ts';
import { presentCalendar } from './presentCalendar.ts';

const creation = z.strictObject({ name: z.string().trim().min(1).max(255) });

const readCreation = (request: GraphRequest): z.output<typeof creation> => {
  const read = creation.safeParse(request.body);
  if (!read.success) throw unreadableBody('A new calendar has a name and, here, nothing else.');
  return read.data;
};

export const calendarRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/users/{user-id}/calendar',
    permissions: readCalendars,
    coverage: 'supported',
    handle(request) {
      const owner = openMailbox(request, readCalendars);
      return entityReply(presentCalendar(defaultCalendarOf(owner), owner), request);
    },
  },
  {
    method: 'GET',
    path: '/users/{user-id}/calendars',
    permissions: readCalendars,
    coverage: 'supported',
    handle(request, context) {
      const owner = openMailbox(request, readCalendars);
      return collectionReply(calendarsOf(owner, context), request, {
        present: (calendar) => presentCalendar(calendar, owner),
        defaultSize: 10,
        largest: 1000,
        always: ['id'],
      });
    },
  },
  {
    method: 'POST',
    path: '/users/{user-id}/calendars',
    permissions: writeCalendars,
    coverage: { partial: 'A name only; no colour.' },
    handle(request, context) {
      const owner = openMailbox(request, writeCalendars);
      const calendar = addCalendar(owner, readCreation(request).name, context);
      return { ...entityReply(presentCalendar(calendar, owner), request), status: 201 };
    },
  },
  {
    method: 'GET',
    path: '/users/{user-id}/calendars/{calendar-id}',
    permissions: readCalendars,
    coverage: 'supported',
    handle(request, context) {
      const owner = openMailbox(request, readCalendars);
      const calendar = findCalendar(owner, request.params['calendar-id'] ?? '', context);
      return entityReply(presentCalendar(calendar, owner), request);
    },
  },
];
