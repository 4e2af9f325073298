/** Events as a calendar for anybody's diary (RFC 5545, `METHOD:PUBLISH`): nobody's address stands in it. */
import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  type ICalEventData,
  ICalEventStatus,
} from 'ical-generator';
import { type Calendar, type CalendarEntry, calendarRefreshSeconds } from '#core/calendars/calendar.ts';
import { eventLink } from '#core/contract/links.ts';
import { type CollaborativeEvent, isOnline } from '#core/events/event.ts';
import { momentWords } from '#core/time/wording.ts';
import { dayOf, ukZone } from '#core/time/zones.ts';
import { londonTimezone, londonWall } from './londonTimes.ts';

const placeOf = (event: CollaborativeEvent): string | null =>
  event.venue ?? (isOnline(event) ? 'Online, link below' : null);

/** An all-day event has days, not moments: the same days wherever the diary is. */
const timesOf = ({ start, end, zone, allDay }: CollaborativeEvent): Partial<ICalEventData> => {
  const dayMoment = (instant: string) => new Date(`${dayOf(instant, zone)}T00:00:00Z`);
  if (allDay) return { allDay, start: dayMoment(start), end: dayMoment(end) };
  const [from, to] = [londonWall(start), londonWall(end)];
  return from && to
    ? { timezone: ukZone, start: from, end: to }
    : { start: new Date(start), end: new Date(end) };
};

/** What only the owner of a personal calendar reads. */
const standingOf = ({ event, booking }: CalendarEntry): { mark: string; line: string } => {
  if (booking?.state === 'waiting')
    return { mark: 'Waiting list: ', line: `You are on the waiting list. Reference ${booking.reference}.` };
  if (booking?.state === 'offered') {
    const until = booking.offeredUntil ? ` Answer by ${momentWords(booking.offeredUntil, event.zone)}.` : '';
    return {
      mark: 'Place offered: ',
      line: `A place is held for you.${until} Reference ${booking.reference}.`,
    };
  }
  return { mark: '', line: booking ? `You have a place. Reference ${booking.reference}.` : '' };
};

const statusOf = ({ event, booking }: CalendarEntry): ICalEventStatus => {
  if (event.state === 'cancelled') return ICalEventStatus.CANCELLED;
  return booking === null || booking.state === 'going'
    ? ICalEventStatus.CONFIRMED
    : ICalEventStatus.TENTATIVE;
};

/** The same entry gives the same lines at any time, so that a diary is told "nothing new" until there is. */
const eventData = (entry: CalendarEntry, publicUrl: string): ICalEventData => {
  const { event, booking } = entry;
  const link = eventLink(publicUrl, event.id);
  const standing = standingOf(entry);
  const changedAt = booking && booking.changedAt > event.changedAt ? booking.changedAt : event.changedAt;
  const sample = event.sample ? 'Part of the sample programme, not a real event.' : '';
  return {
    start: new Date(event.start),
    ...timesOf(event),
    id: `${event.id}@${new URL(publicUrl).hostname}`,
    sequence: event.version - 1,
    stamp: new Date(changedAt),
    lastModified: new Date(changedAt),
    summary: `${standing.mark}${event.title}`,
    // Our own link comes first: it leads on to the meeting when it is time, and never changes.
    description: [link, standing.line, sample, event.description].filter((part) => part !== '').join('\n\n'),
    location: placeOf(event),
    url: link,
    status: statusOf(entry),
    busystatus: event.kind === 'keyDate' ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
  };
};

/** ical-generator writes names as they are. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&');

export const writeCalendar = (
  { name, entries }: Pick<Calendar, 'name' | 'entries'>,
  { publicUrl }: { publicUrl: string },
): string => {
  const calendar = ical({
    name: escaped(name),
    prodId: { company: 'Norfolk Learning Collaborative', product: 'Events', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: calendarRefreshSeconds,
    timezone: { name: null, generator: () => londonTimezone },
  });
  for (const entry of entries) calendar.createEvent(eventData(entry, publicUrl));
  return `${calendar.toString()}\r\n`;
};
