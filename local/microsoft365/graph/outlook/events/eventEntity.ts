/** An event as it lies in one mailbox. A meeting lies in the organiser's and, as a copy, in each internal attendee's. */
import type { FreeBusyStatus, Importance, Location, Sensitivity } from '@microsoft/microsoft-graph-types';
import type { Collection } from '../../../store.ts';
import { mailboxScope, noting } from '../../changes/journal.ts';
import type { RouteContext } from '../../route.ts';
import type { Moment } from '../time/dateTimeTimeZone.ts';

export type Address = { name: string; address: string };

type Response = 'none' | 'organizer' | 'tentativelyAccepted' | 'accepted' | 'declined' | 'notResponded';

/** `time` is the first of January of year 1 until there is an answer, as in Exchange. */
export type ResponseStatus = { response: Response; time: string };

export const neverAnswered = '0001-01-01T00:00:00Z';

export type StoredAttendee = Address & {
  type: 'required' | 'optional' | 'resource';
  status: ResponseStatus;
};

export type StoredMeeting = {
  joinUrl: string;
  /** Before this instant the join link is not to be seen. */
  visibleFrom: string;
};

export type ExtendedProperty = { id: string; value: string };

export type StoredEvent = {
  id: string;
  /** Object id of the mailbox's owner. */
  mailbox: string;
  calendarId: string;
  /** The same in every copy. */
  iCalUId: string;
  changeKey: string;
  createdAt: string;
  modifiedAt: string;
  subject: string;
  /** HTML, whatever the client sent. */
  body: string;
  start: Moment;
  end: Moment;
  isAllDay: boolean;
  locations: Location[];
  categories: string[];
  importance: Importance;
  sensitivity: Sensitivity;
  showAs: FreeBusyStatus;
  isReminderOn: boolean;
  reminderMinutesBeforeStart: number;
  responseRequested: boolean;
  allowNewTimeProposals: boolean;
  hideAttendees: boolean;
  attendees: StoredAttendee[];
  organizer: Address;
  isOrganizer: boolean;
  isCancelled: boolean;
  responseStatus: ResponseStatus;
  onlineMeeting: StoredMeeting | null;
  transactionId: string | null;
  extendedProperties: ExtendedProperty[];
};

const dayLength = 86_400_000;
/** Longer events stand under one key of their own rather than under every day. */
const longest = 92 * dayLength;

/** Index key of everything in a mailbox that touches a UTC day. */
export const dayKey = (mailbox: string, day: number): string => `${mailbox}|${day}`;
export const longKey = (mailbox: string): string => `${mailbox}|long`;
export const dayOf = (instant: number): number => Math.floor(instant / dayLength);

const daysOf = ({ mailbox, start, end }: StoredEvent): string | string[] => {
  const from = Date.parse(start.instant);
  const to = Date.parse(end.instant);
  if (to - from > longest) return longKey(mailbox);
  const first = dayOf(from);
  return Array.from({ length: dayOf(to) - first + 1 }, (_, index) => dayKey(mailbox, first + index));
};

/** Names are case-sensitive, values are not (Microsoft Graph documentation, "Get singleValueLegacyExtendedProperty"). */
export const propertyKey = (mailbox: string, { id, value }: ExtendedProperty): string =>
  `${mailbox}|${id}|${value.toLowerCase()}`;

/** All events of the tenant. Every write is noted in the mailbox's journal. */
export const eventsIn = ({ store }: Pick<RouteContext, 'store'>): Collection<StoredEvent> =>
  store.collection<StoredEvent>(
    'outlookEvents',
    {
      calendar: ({ calendarId }) => calendarId,
      mailbox: ({ mailbox }) => mailbox,
      iCalUId: ({ iCalUId }) => iCalUId,
      day: daysOf,
      property: (event) => event.extendedProperties.map((property) => propertyKey(event.mailbox, property)),
    },
    noting(store, ({ id, mailbox, calendarId }) => ({
      scope: mailboxScope(mailbox),
      id,
      container: calendarId,
    })),
  );
