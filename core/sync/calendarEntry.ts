/** An event as it stands in the shared Outlook calendar: the same for everyone who is invited. */
import { eventLink } from '../contract/links.ts';
import { type CollaborativeEvent, eventReference, isOnline } from '../events/event.ts';
import type { CalendarEntry } from './ports.ts';

/** What stands before the title in the subject. */
export const prefixOf = (event: CollaborativeEvent): string | null => {
  if (event.kind === 'keyDate') return 'Deadline: ';
  if (event.kind === 'visit') return 'Visit: ';
  return event.attendance === 'online' ? 'Online: ' : null;
};

const subjectOf = (event: CollaborativeEvent): string => {
  const prefix = prefixOf(event);
  const named = prefix === null || event.title.toLowerCase().startsWith(prefix.trim().toLowerCase());
  return named ? event.title : prefix + event.title;
};

/** Stands for the place of what is online. */
export const onlineLocation = 'Online, link below';

export const locationOf = (event: CollaborativeEvent): string | null => {
  if (event.attendance === 'none') return event.venue;
  if (event.attendance === 'online') return onlineLocation;
  return event.attendance === 'hybrid' ? `${event.venue ?? 'In person'}; ${onlineLocation}` : event.venue;
};

/** Paragraphs of which the description is one or several. */
export const bodyOf = (event: CollaborativeEvent, publicUrl: string): string =>
  [
    `${isOnline(event) ? 'Join and details' : 'Details'}: ${eventLink(publicUrl, event.id)}`,
    event.description,
    event.audience === null ? '' : `Who it is for: ${event.audience}`,
    event.link === null ? '' : `More: ${event.link}`,
    event.sample ? 'This event belongs to the sample programme. It does not take place.' : '',
    `Reference ${eventReference(event.id)}`,
    'Times are UK time.',
  ]
    .filter(Boolean)
    .join('\n\n');

/** Plain text throughout; the adapter escapes it. A deadline is all day, free and without a meeting. */
export const calendarEntry = (event: CollaborativeEvent, publicUrl: string): CalendarEntry => ({
  subject: subjectOf(event),
  body: bodyOf(event, publicUrl),
  start: event.start,
  end: event.end,
  zone: event.zone,
  allDay: event.allDay,
  location: locationOf(event),
  online: isOnline(event),
  showAs: event.allDay ? 'free' : 'busy',
  categories: [event.area, event.programme].filter((name) => name !== null),
});
