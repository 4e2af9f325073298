/** An Outlook event as the collaborative reads it back. */
import { z } from 'zod';
import type { Instant } from '#core/events/event.ts';
import type { CalendarChange, Reply } from '#core/sync/inbound/ports.ts';
import { instantOf, isZone, localMidnight, ukZone } from '#core/time/zones.ts';
import { textOfOurPart } from './html.ts';
import { keyProperty } from './outlookEvent.ts';
import { ianaName } from './zoneNames.ts';

const momentSchema = z.object({ dateTime: z.string(), timeZone: z.string() });

const attendeeSchema = z.object({
  emailAddress: z.object({ address: z.string().nullish() }),
  status: z.object({ response: z.string().nullish(), time: z.string().nullish() }).nullish(),
});

/** What is read of an event; its times are in UTC, as Graph gives them unless asked otherwise. */
export const eventSchema = z.object({
  id: z.string(),
  subject: z.string().nullish(),
  isCancelled: z.boolean().nullish(),
  isAllDay: z.boolean().nullish(),
  isOnlineMeeting: z.boolean().nullish(),
  onlineMeeting: z.object({ joinUrl: z.string().nullish() }).nullish(),
  start: momentSchema,
  end: momentSchema,
  originalStartTimeZone: z.string().nullish(),
  location: z.object({ displayName: z.string().nullish() }).nullish(),
  body: z.object({ content: z.string() }).nullish(),
  attendees: z.array(attendeeSchema).nullish(),
  singleValueExtendedProperties: z.array(z.object({ id: z.string(), value: z.string() })).nullish(),
});
type OutlookEvent = z.infer<typeof eventSchema>;
type Moment = z.infer<typeof momentSchema>;

const zoneOf = (name: string | null | undefined): string => {
  if (!name) return ukZone;
  return ianaName(name) ?? (isZone(name) ? name : ukZone);
};

/** An all-day event has dates, whatever zone they are written in; any other has an instant. */
const instantIn = ({ dateTime, timeZone }: Moment, allDay: boolean, zone: string): Instant => {
  if (allDay) return localMidnight(dateTime.slice(0, 10), zone);
  if (timeZone !== 'UTC') throw new Error(`an event came in ${timeZone} though UTC was asked for`);
  return instantOf(new Date(`${dateTime.slice(0, 19)}Z`));
};

const responses: Record<string, Reply['response']> = {
  accepted: 'accepted',
  tentativelyAccepted: 'tentative',
  declined: 'declined',
};

/** Outlook writes the year 1 where nobody has replied. */
const replyTime = (time: string | null | undefined): Instant | null =>
  !time || time.startsWith('0001-') ? null : instantOf(new Date(time));

const replyOf = ({ emailAddress, status }: z.infer<typeof attendeeSchema>): Reply => ({
  email: (emailAddress.address ?? '').toLowerCase(),
  response: responses[status?.response ?? ''] ?? 'none',
  at: replyTime(status?.time),
});

/** An event that stands in the calendar. Delta queries do not tell its key. */
export const changeOf = (event: OutlookEvent): CalendarChange => {
  const key = event.singleValueExtendedProperties?.find(({ id }) => id === keyProperty)?.value ?? null;
  const base = { remoteId: event.id, key };
  if (event.isCancelled) return { ...base, gone: true, entry: null, replies: [] };
  const allDay = event.isAllDay ?? false;
  const zone = zoneOf(event.originalStartTimeZone);
  return {
    ...base,
    gone: false,
    entry: {
      subject: event.subject ?? '',
      start: instantIn(event.start, allDay, zone),
      end: instantIn(event.end, allDay, zone),
      zone,
      allDay,
      location: event.location?.displayName || null,
      online: event.isOnlineMeeting ?? false,
      body: textOfOurPart(event.body?.content ?? ''),
    },
    joinUrl: event.onlineMeeting?.joinUrl ?? null,
    replies: (event.attendees ?? []).map(replyOf).filter(({ email }) => email !== ''),
  };
};
