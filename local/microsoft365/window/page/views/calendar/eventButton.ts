/** One calendar entry: a line in a layout, and its detail in a dialog. */
import { clockTime, fullDay } from '../../days.ts';
import { h } from '../../element.ts';
import type { CalendarEvent } from '../../graph/calendarReader.ts';
import { notice } from '../../notice.ts';
import { facts } from '../facts.ts';

const timesOf = ({ start, end, isAllDay }: CalendarEvent) =>
  isAllDay ? 'All day' : `${clockTime(start.dateTime)} to ${clockTime(end.dateTime)}`;

const placeOf = ({ location, onlineMeeting }: CalendarEvent) =>
  [location?.displayName, onlineMeeting?.joinUrl ? 'Teams meeting' : null].filter(Boolean).join(', ');

const responses: Record<string, string> = {
  organizer: 'Organiser',
  accepted: 'Accepted',
  tentativelyAccepted: 'Tentative',
  declined: 'Declined',
  notResponded: 'No reply yet',
  none: 'No reply yet',
};

const attendeeList = ({ attendees }: CalendarEvent) =>
  attendees.length === 0
    ? 'Nobody'
    : h(
        'ul',
        { class: 'attendees' },
        ...attendees.map(({ emailAddress, status, type }) =>
          h(
            'li',
            {},
            h('span', {}, emailAddress.name || emailAddress.address || 'Somebody'),
            h(
              'span',
              { class: 'quiet' },
              [emailAddress.address, responses[status?.response ?? 'none'], type === 'optional' && 'Optional']
                .filter(Boolean)
                .join(', '),
            ),
          ),
        ),
      );

const dayAndTime = (event: CalendarEvent) =>
  `${fullDay(event.start.dateTime.slice(0, 10))}, ${timesOf(event).toLowerCase()}`;

const join = (joinUrl: string | null | undefined, onJoin: (url: URL) => unknown) => {
  const url = joinUrl ? URL.parse(joinUrl) : null;
  return (
    url && h('button', { type: 'button', class: 'plain', onclick: () => onJoin(url) }, 'Join the meeting')
  );
};

const showDetail = (event: CalendarEvent, onJoin: (url: URL) => unknown): void =>
  notice(
    event.subject || 'Without a title',
    facts([
      ['When', dayAndTime(event)],
      ['Where', placeOf(event)],
      ['Organiser', event.organizer?.emailAddress.name ?? event.organizer?.emailAddress.address ?? ''],
      ['Shown as', event.isCancelled ? 'Cancelled' : (event.showAs ?? '')],
      ['Categories', event.categories.join(', ')],
      ['Attendees', attendeeList(event)],
      ['About', event.bodyPreview ?? ''],
      ['Join', join(event.onlineMeeting?.joinUrl, onJoin)],
    ]),
  );

export function eventButton(event: CalendarEvent, onJoin: (url: URL) => unknown): HTMLElement {
  const place = placeOf(event);
  return h(
    'button',
    {
      type: 'button',
      class: 'event',
      'aria-haspopup': 'dialog',
      'data-free': event.showAs === 'free',
      'data-cancelled': event.isCancelled,
      onclick: () => showDetail(event, onJoin),
    },
    h('span', { class: 'event-time' }, timesOf(event)),
    h(
      'span',
      { class: 'event-subject' },
      event.isCancelled ? `Cancelled: ${event.subject ?? ''}` : event.subject,
    ),
    place !== '' && h('span', { class: 'event-place' }, place),
  );
}
