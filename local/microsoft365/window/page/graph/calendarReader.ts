/** Events of a mailbox between two days, in UK time. */
import { z } from 'zod';
import { addDays, type Day } from '../days.ts';
import type { GraphReader } from './graphReader.ts';

const moment = z.object({ dateTime: z.string() });
const address = z.object({ name: z.string().nullish(), address: z.string().nullish() });

export const calendarEventSchema = z.object({
  id: z.string(),
  subject: z.string().nullable(),
  bodyPreview: z.string().nullish(),
  start: moment,
  end: moment,
  isAllDay: z.boolean(),
  isCancelled: z.boolean().default(false),
  showAs: z.string().nullish(),
  categories: z.array(z.string()).default([]),
  location: z.object({ displayName: z.string().nullish() }).nullish(),
  organizer: z.object({ emailAddress: address }).nullish(),
  onlineMeeting: z.object({ joinUrl: z.string().nullish() }).nullish(),
  attendees: z
    .array(
      z.object({
        type: z.string().nullish(),
        status: z.object({ response: z.string().nullish() }).nullish(),
        emailAddress: address,
      }),
    )
    .default([]),
});
export type CalendarEvent = z.infer<typeof calendarEventSchema>;

/** `GMT Standard Time` is Outlook's name for UK time, summer time included. */
const ukTimes = { Prefer: 'outlook.timezone="GMT Standard Time"' };

/**
 * @param mailbox address or object id
 * @param until first day that is not wanted any more
 * @returns in order of start
 */
export async function readCalendar(
  graph: GraphReader,
  mailbox: string,
  from: Day,
  until: Day,
): Promise<CalendarEvent[]> {
  // The window is asked for in UTC; a day more at both ends covers summer time, and the times below decide.
  const query = new URLSearchParams({
    startDateTime: `${addDays(from, -1)}T00:00:00Z`,
    endDateTime: `${addDays(until, 1)}T00:00:00Z`,
    $orderby: 'start/dateTime',
    $top: '200',
  });
  const path = `/users/${encodeURIComponent(mailbox)}/calendarView?${query}`;
  const events = await graph.all(path, calendarEventSchema, ukTimes);
  return events.filter(({ start, end }) => start.dateTime < until && end.dateTime > `${from}T00:00`);
}

/** Whether any of the event is on that day. All-day events end at the midnight after. */
export const isOn = ({ start, end }: CalendarEvent, day: Day): boolean =>
  start.dateTime.slice(0, 10) <= day &&
  (end.dateTime > `${day}T00:00:00.0000000` || start.dateTime.slice(0, 10) === day);
