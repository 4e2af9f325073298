/** When an event is, and what Outlook allows there. */
import { invalidRequest } from '../outlookErrors.ts';
import { isMidnight, type Moment, readMoment } from '../time/dateTimeTimeZone.ts';
import type { EventRequest } from './eventRequest.ts';

export type EventTimes = { start: Moment; end: Moment; isAllDay: boolean };

/**
 * The times after a creation or change: what the request says, else what was there.
 * @throws ErrorInvalidRequest (400) when a time is missing, the end is before the start, or an all-day event does not run
 * from midnight to midnight of one zone
 */
export const settleTimes = (request: EventRequest, before: EventTimes | null): EventTimes => {
  const start = request.start ? readMoment(request.start, 'Event.Start') : before?.start;
  const end = request.end ? readMoment(request.end, 'Event.End') : before?.end;
  if (!start || !end) throw invalidRequest('Event.Start and Event.End are required.');
  if (end.instant < start.instant)
    throw invalidRequest('The Event.End property must not be earlier than Event.Start.');
  const isAllDay = request.isAllDay ?? before?.isAllDay ?? false;
  if (isAllDay) requireWholeDays(start, end);
  return { start, end, isAllDay };
};

const requireWholeDays = (start: Moment, end: Moment): void => {
  if (start.zone !== end.zone)
    throw invalidRequest('The start and end of an all-day event need to be in the same time zone.');
  if (!isMidnight(start))
    throw invalidRequest('The Event.Start property for an all-day event needs to be set to midnight.');
  if (!isMidnight(end))
    throw invalidRequest('The Event.End property for an all-day event needs to be set to midnight.');
  if (start.instant === end.instant)
    throw invalidRequest('The duration of an event marked as All day must be at least 24 hours.');
};

export const isMoved = (before: EventTimes, after: EventTimes): boolean =>
  before.start.instant !== after.start.instant || before.end.instant !== after.end.instant;
