/** An event of the collaborative: what it is, when, where, for whom. */
import { z } from 'zod';

export const eventKinds = [
  'meeting',
  'conference',
  'workshop',
  'webinar',
  'biteSize',
  'network',
  'visit',
  'keyDate',
] as const;
/** `keyDate` is a deadline: all day, nobody attends. */
export type EventKind = (typeof eventKinds)[number];

export const attendances = ['online', 'inPerson', 'hybrid', 'none'] as const;
/** How one takes part; `none` only for key dates. */
export type Attendance = (typeof attendances)[number];

export const phases = [
  'earlyYears',
  'primary',
  'secondary',
  'post16',
  'special',
  'alternativeProvision',
] as const;
export type Phase = (typeof phases)[number];

export const eventStates = ['draft', 'published', 'cancelled'] as const;
/** `done` is not stored: it is what `published` is called once the end has passed. */
export type EventState = (typeof eventStates)[number];

/** A UTC instant as ISO 8601 to the second: `2027-05-19T08:30:00Z`. Sorts as text. */
export type Instant = string;
export const instantSchema = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  .refine((text) => !Number.isNaN(Date.parse(text)), 'There is no such time');

/** What an editor or a feed states about an event; everything else is the collaborative's own bookkeeping. */
export const eventDetailsSchema = z.object({
  title: z.string().trim().min(1).max(200),
  description: z.string().max(4000),
  kind: z.enum(eventKinds),
  /** First instant. For all-day events local midnight of the first day. */
  start: instantSchema,
  /** First instant after the event (exclusive). For all-day events local midnight after the last day. */
  end: instantSchema,
  /** IANA zone in which the event is held and shown, normally `Europe/London`. */
  zone: z.string(),
  allDay: z.boolean(),
  attendance: z.enum(attendances),
  venue: z.string().max(200).nullable(),
  /** Places in all; null is unlimited. */
  capacity: z.number().int().min(1).max(10_000).nullable(),
  audience: z.string().max(200).nullable(),
  /** Empty means every phase. */
  phases: z.array(z.enum(phases)),
  /** Slug of a priority area, such as `ks2` or `transitions`; areas are data. */
  area: z.string().max(60).nullable(),
  /** Such as `Practice Week 2027`: what groups sessions together. */
  programme: z.string().max(100).nullable(),
  theme: z.string().max(100).nullable(),
  /** Booking closes at this instant; null is at the start. */
  bookBy: instantSchema.nullable(),
  /** Where to act or read on: a survey, a form, a page. https only. */
  link: z
    .url({ protocol: /^https$/ })
    .max(500)
    .nullable(),
  /** Part of the sample programme, not of the county's own. Shown as such. */
  sample: z.boolean(),
});
export type EventDetails = z.infer<typeof eventDetailsSchema>;

/** Where an event came from. Feed + UID (with the recurrence id in it) is its identity there. */
export type EventSource = {
  feed: string;
  uid: string;
  /** What the feed last said of what a person has edited since; not there while nobody has. */
  stated?: { details: Partial<EventDetails>; state: EventState | null } | undefined;
};

/** The truth about one event. */
export type CollaborativeEvent = EventDetails & {
  /** Opaque, stable, twelve base-32 characters; the first five, upper-case, are its reference for people. */
  id: string;
  state: EventState;
  source: EventSource | null;
  /** Counts changes to details and state, from 1. */
  version: number;
  createdAt: Instant;
  changedAt: Instant;
  /** The Teams meeting's link, once Outlook has given one. Not part of what an editor states. */
  joinUrl: string | null;
};

/** What people read aloud and type: `B7K2Q`. Two events may share one; callers ask when they do. */
export const eventReference = (id: string): string => id.slice(0, 5).toUpperCase();

/** Whether people take part with a Teams meeting. */
export const isOnline = (event: Pick<EventDetails, 'attendance'>): boolean =>
  event.attendance === 'online' || event.attendance === 'hybrid';
