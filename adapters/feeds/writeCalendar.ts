/** Events as a calendar file for anybody's diary (RFC 5545, `METHOD:PUBLISH`): nobody's address stands in it. */
import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from 'ical-generator';
import { eventLink } from '#core/contract/links.ts';
import type { Deps } from '#core/deps.ts';
import { type CollaborativeEvent, isOnline } from '#core/events/event.ts';
import { dayOf } from '#core/time/zones.ts';

/** An all-day event has days, not moments: the same days wherever the diary is. */
const momentOf = (instant: string, event: CollaborativeEvent): Date =>
  event.allDay ? new Date(`${dayOf(instant, event.zone)}T00:00:00Z`) : new Date(instant);

const placeOf = (event: CollaborativeEvent): string | null =>
  event.venue ?? (isOnline(event) ? 'Online, link below' : null);

/** Our own link comes first: it leads on to the meeting when it is time, and never changes. */
export const writeCalendar = (
  events: readonly CollaborativeEvent[],
  { clock, publicUrl }: Pick<Deps, 'clock' | 'publicUrl'>,
): string => {
  const calendar = ical({
    name: 'Norfolk Learning Collaborative',
    prodId: { company: 'Norfolk Learning Collaborative', product: 'Events', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const event of events) {
    const link = eventLink(publicUrl, event.id);
    calendar.createEvent({
      id: `${event.id}@${new URL(publicUrl).hostname}`,
      sequence: event.version - 1,
      stamp: clock.now(),
      lastModified: new Date(event.changedAt),
      start: momentOf(event.start, event),
      end: momentOf(event.end, event),
      allDay: event.allDay,
      summary: event.title,
      description: [link, event.description].filter((part) => part !== '').join('\n\n'),
      location: placeOf(event),
      url: link,
      status: event.state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      busystatus: event.kind === 'keyDate' ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
    });
  }
  return calendar.toString();
};
