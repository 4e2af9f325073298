/** An event as Graph shows it. */
import type { Event, SingleValueLegacyExtendedProperty } from '@microsoft/microsoft-graph-types';
import { meets } from '../../../odata/evaluate.ts';
import type { Expression } from '../../../odata/expression.ts';
import type { GraphRequest, RouteContext } from '../../route.ts';
import { preferredZone, prefersText } from '../preferences.ts';
import { presentMoment } from '../time/dateTimeTimeZone.ts';
import { previewOf, toText } from './eventBody.ts';
import type { Address, StoredEvent } from './eventEntity.ts';

/** How the caller wants events: zone of the times, kind of body, and which extended properties. */
export type EventView = {
  timeZone: string;
  text: boolean;
  now: string;
  /** Which extended properties to show: those that meet the filter of `$expand`. */
  properties: 'none' | 'all' | Expression;
};

export type PresentedEvent = Event & {
  '@odata.etag': string;
  id: string;
  singleValueExtendedProperties?: SingleValueLegacyExtendedProperty[];
};

/** @throws TimeZoneNotSupportedException (400) for an unknown zone in `Prefer` */
export const viewOf = (
  request: Pick<GraphRequest, 'headers'>,
  context: RouteContext,
  properties: EventView['properties'] = 'none',
): EventView => ({
  timeZone: preferredZone(request.headers),
  text: prefersText(request.headers),
  now: context.clock.now().toISOString(),
  properties,
});

export const etagOf = ({ changeKey }: StoredEvent): string => `W/"${changeKey}"`;

const emailAddress = ({ name, address }: Address) => ({ name, address });

/** Outlook's times carry seven decimals. */
const stamp = (instant: string): string => instant.replace('Z', '0000Z');

export const presentEvent = (event: StoredEvent, view: EventView): PresentedEvent => {
  const meeting = event.onlineMeeting;
  const presented: PresentedEvent = {
    '@odata.etag': etagOf(event),
    id: event.id,
    createdDateTime: stamp(event.createdAt),
    lastModifiedDateTime: stamp(event.modifiedAt),
    changeKey: event.changeKey,
    categories: event.categories,
    transactionId: event.transactionId,
    originalStartTimeZone: event.start.zone,
    originalEndTimeZone: event.end.zone,
    iCalUId: event.iCalUId,
    reminderMinutesBeforeStart: event.reminderMinutesBeforeStart,
    isReminderOn: event.isReminderOn,
    hasAttachments: false,
    subject: event.subject,
    bodyPreview: previewOf(event.body),
    importance: event.importance,
    sensitivity: event.sensitivity,
    isAllDay: event.isAllDay,
    isCancelled: event.isCancelled,
    isDraft: false,
    isOrganizer: event.isOrganizer,
    responseRequested: event.responseRequested,
    seriesMasterId: null,
    showAs: event.showAs,
    type: 'singleInstance',
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(event.id)}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: meeting !== null,
    onlineMeetingProvider: meeting ? 'teamsForBusiness' : 'unknown',
    allowNewTimeProposals: event.allowNewTimeProposals,
    hideAttendees: event.hideAttendees,
    onlineMeeting: meeting && meeting.visibleFrom <= view.now ? { joinUrl: meeting.joinUrl } : null,
    recurrence: null,
    responseStatus: event.responseStatus,
    body: view.text
      ? { contentType: 'text', content: toText(event.body) }
      : { contentType: 'html', content: event.body },
    start: presentMoment(event.start, view.timeZone, event.isAllDay),
    end: presentMoment(event.end, view.timeZone, event.isAllDay),
    location: event.locations[0] ?? { displayName: '', locationType: 'default' },
    locations: event.locations,
    attendees: event.attendees.map(({ type, status, ...address }) => ({
      type,
      status,
      emailAddress: emailAddress(address),
    })),
    organizer: { emailAddress: emailAddress(event.organizer) },
  };
  const properties = shownProperties(event, view);
  return properties.length > 0 ? { ...presented, singleValueExtendedProperties: properties } : presented;
};

const shownProperties = ({ extendedProperties }: StoredEvent, { properties }: EventView) => {
  if (properties === 'none') return [];
  if (properties === 'all') return extendedProperties;
  return extendedProperties.filter((property) => meets(property, properties));
};
