/** What a client may say about an event, read strictly. */
import { z } from 'zod';
import { invalidRequest, notHere, unreadableBody } from '../outlookErrors.ts';
import { dateTimeTimeZoneSchema } from '../time/dateTimeTimeZone.ts';

const type = { '@odata.type': z.string().optional() };

const emailAddress = z.strictObject({
  ...type,
  name: z.string().nullish(),
  address: z
    .string()
    .trim()
    .regex(/^[^\s@]+@[^\s@]+$/, 'is no e-mail address'),
});

const text = z.string().nullish();

const location = z.strictObject({
  ...type,
  displayName: text,
  locationType: z
    .enum([
      'default',
      'conferenceRoom',
      'homeAddress',
      'businessAddress',
      'geoCoordinates',
      'streetAddress',
      'hotel',
      'restaurant',
      'localBusiness',
      'postalAddress',
    ])
    .nullish(),
  locationUri: text,
  locationEmailAddress: text,
  address: z
    .strictObject({ ...type, street: text, city: text, state: text, countryOrRegion: text, postalCode: text })
    .nullish(),
  uniqueId: text,
  uniqueIdType: z.enum(['unknown', 'locationStore', 'directory', 'private', 'bing']).nullish(),
});

const extendedProperty = z.strictObject({
  ...type,
  id: z
    .string()
    .regex(
      /^\w+ (0x[0-9a-f]+|\{[0-9a-f-]{36}\} (Name .+|Id 0x[0-9a-f]+))$/i,
      'is neither "{type} {guid} Name {name}" nor "{type} {tag}"',
    ),
  value: z.string(),
});

const writable = {
  subject: z.string().max(255).nullable(),
  body: z.strictObject({
    ...type,
    contentType: z.enum(['text', 'html']).default('text'),
    content: z.string().nullable(),
  }),
  start: dateTimeTimeZoneSchema,
  end: dateTimeTimeZoneSchema,
  isAllDay: z.boolean(),
  location: location.nullable(),
  locations: z.array(location),
  attendees: z.array(
    z.strictObject({
      ...type,
      emailAddress,
      // Set by Outlook; a client that sends back what it read is not refused.
      status: z.unknown().optional(),
      proposedNewTime: z.unknown().optional(),
      type: z.enum(['required', 'optional', 'resource']).nullish(),
    }),
  ),
  categories: z.array(z.string()),
  importance: z.enum(['low', 'normal', 'high']),
  sensitivity: z.enum(['normal', 'personal', 'private', 'confidential']),
  showAs: z.enum(['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown']),
  isReminderOn: z.boolean(),
  reminderMinutesBeforeStart: z.int(),
  responseRequested: z.boolean(),
  allowNewTimeProposals: z.boolean(),
  hideAttendees: z.boolean(),
  isOnlineMeeting: z.boolean(),
  onlineMeetingProvider: z.enum(['unknown', 'skypeForBusiness', 'skypeForConsumer', 'teamsForBusiness']),
  transactionId: z.string().min(1).nullable(),
  singleValueExtendedProperties: z.array(extendedProperty),
};

const schema = z.object(writable).partial();
export type EventRequest = z.output<typeof schema>;

/** Properties of an event that Outlook sets itself; what a client says about them is ignored. */
const computed = new Set([
  'id',
  '@odata.context',
  '@odata.etag',
  '@odata.type',
  'bodyPreview',
  'cancelledOccurrences',
  'changeKey',
  'createdDateTime',
  'hasAttachments',
  'iCalUId',
  'isCancelled',
  'isDraft',
  'isOrganizer',
  'lastModifiedDateTime',
  'onlineMeeting',
  'onlineMeetingUrl',
  'organizer',
  'originalEndTimeZone',
  'originalStart',
  'originalStartTimeZone',
  'responseStatus',
  'seriesMasterId',
  'type',
  'webLink',
]);

/** Properties Outlook has and the local one has not: refused rather than lost. */
const absent: Readonly<Record<string, string>> = {
  recurrence: 'recurring events',
  attachments: 'attachments',
  extensions: 'open extensions',
  multiValueExtendedProperties: 'multi-value extended properties',
};

const mostAttendees = 500;

/**
 * Reads the body of a creation or a change.
 * @throws RequestBodyRead (400), ErrorInvalidRequest (400: more than 500 attendees), NotImplemented (501)
 */
export const readEventRequest = (body: unknown): EventRequest => {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw unreadableBody('The request body is not an event.');
  for (const [name, value] of Object.entries(body)) {
    if (name in writable || computed.has(name)) continue;
    const missing = absent[name];
    if (missing === undefined)
      throw unreadableBody(`The property '${name}' does not exist on type 'microsoft.graph.event'.`);
    if (value !== null) throw notHere(missing);
  }
  const read = schema.safeParse(body);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw unreadableBody(`Property '${issue?.path.join('/')}': ${issue?.message}.`);
  }
  if ((read.data.attendees?.length ?? 0) > mostAttendees)
    throw invalidRequest(`An event has at most ${mostAttendees} attendees.`);
  return read.data;
};
