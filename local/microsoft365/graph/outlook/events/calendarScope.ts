/** The three ways in a path to name a calendar: the mailbox's own, `calendar`, and one of `calendars`. */
import type { GraphRequest, RouteContext } from '../../route.ts';
import { defaultCalendarOf, findCalendar, type StoredCalendar } from '../calendars/calendarStore.ts';
import type { DirectoryUser } from '../directory/directory.ts';
import { itemNotFound, staleChangeKey } from '../outlookErrors.ts';
import { eventsIn, type StoredEvent } from './eventEntity.ts';
import { etagOf } from './presentEvent.ts';

export type CalendarScope = 'mailbox' | 'default' | 'named';

export const calendarScopes: readonly { scope: CalendarScope; path: string }[] = [
  { scope: 'mailbox', path: '/users/{user-id}' },
  { scope: 'default', path: '/users/{user-id}/calendar' },
  { scope: 'named', path: '/users/{user-id}/calendars/{calendar-id}' },
];

/** The calendar the path names; without a name the default one. @throws ErrorItemNotFound (404) */
export const calendarOf = (
  request: GraphRequest,
  owner: DirectoryUser,
  context: RouteContext,
): StoredCalendar => {
  const named = request.params['calendar-id'];
  return named === undefined ? defaultCalendarOf(owner) : findCalendar(owner, named, context);
};

/** `/events` without a calendar is the whole mailbox. */
export const eventsOf = (
  scope: CalendarScope,
  request: GraphRequest,
  owner: DirectoryUser,
  context: RouteContext,
): StoredEvent[] =>
  scope === 'mailbox'
    ? eventsIn(context).by('mailbox', owner.id)
    : eventsIn(context).by('calendar', calendarOf(request, owner, context).id);

/** The event the path names, inside its calendar where one is named. @throws ErrorItemNotFound (404) */
export const findEvent = (
  scope: CalendarScope,
  request: GraphRequest,
  owner: DirectoryUser,
  context: RouteContext,
): StoredEvent => {
  const event = eventsIn(context).get(request.params['event-id'] ?? '');
  const inside =
    event?.mailbox === owner.id &&
    (scope === 'mailbox' || event.calendarId === calendarOf(request, owner, context).id);
  if (!event || !inside) throw itemNotFound();
  return event;
};

/** @throws ErrorIrresolvableConflict (412) when `If-Match` names another state of the event */
export const requireMatch = (request: GraphRequest, event: StoredEvent): void => {
  const expected = request.headers['if-match'];
  if (expected !== undefined && expected !== '*' && expected !== etagOf(event)) throw staleChangeKey();
};
