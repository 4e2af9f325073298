/** What crosses the wire between pages and service. All under `/api`, JSON, `Authorization: Bearer`. */

import { z } from 'zod';
import { bookingStates } from '../bookings/booking.ts';
import { failureCodes } from '../errors.ts';
import { eventDetailsSchema, eventStates } from '../events/event.ts';
import { importPreviewSchema, importRunSchema } from '../events/importRun.ts';
import { feedSchema, feedStates } from '../feeds/feed.ts';
import { roles } from '../people/person.ts';
import { typedEmailSchema, typedNameSchema } from '../people/typedPerson.ts';
import { syncParts, syncStates } from '../sync/health/lines.ts';
import { pauseSchema } from '../sync/health/pause.ts';
import { stoppedSchema } from '../sync/health/stopped.ts';
import { comparedSources } from '../sync/inbound/ports.ts';
import { answers, syncNoticeSchema, syncQuestionSchema } from '../sync/inbound/question.ts';

export const myBookingSchema = z.object({
  state: z.enum(bookingStates),
  reference: z.string(),
  /** 1 is next; null when not waiting. */
  position: z.number().int().nullable(),
  offeredUntil: z.string().nullable(),
});
export type MyBooking = z.infer<typeof myBookingSchema>;

export const eventViewSchema = eventDetailsSchema.omit({ description: true }).extend({
  id: z.string(),
  reference: z.string(),
  state: z.enum(eventStates),
  joinUrl: z.string().nullable(),
  /** null when places are unlimited. */
  placesLeft: z.number().int().nullable(),
  /** Whether a person may book now, and if not why not, in a sentence. */
  bookable: z.object({ now: z.boolean(), reason: z.string().nullable() }),
  /** The reader's own booking, if any that is not cancelled. */
  booking: myBookingSchema.nullable(),
});
/** An event as one reader sees it in lists. */
export type EventView = z.infer<typeof eventViewSchema>;

export const eventDetailViewSchema = eventViewSchema.extend({
  description: z.string(),
  /** The canonical link to share: `https://{host}/go/e/{id}`. */
  shareUrl: z.string(),
});
export type EventDetailView = z.infer<typeof eventDetailViewSchema>;

export const meSchema = z.object({
  key: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
});
export type Me = z.infer<typeof meSchema>;

/** GET /api/events?from=&to= (instants; default: today for eight weeks) */
export const eventsReplySchema = z.object({
  now: z.string(),
  from: z.string(),
  to: z.string(),
  me: meSchema,
  areas: z.array(z.object({ slug: z.string(), name: z.string() })),
  events: z.array(eventViewSchema),
});
export type EventsReply = z.infer<typeof eventsReplySchema>;

/** GET /api/events/{id}; POST and DELETE /api/events/{id}/booking answer the same */
export const eventReplySchema = z.object({ now: z.string(), me: meSchema, event: eventDetailViewSchema });
export type EventReply = z.infer<typeof eventReplySchema>;

/** POST /api/events/{id}/booking; without `guest` for oneself, with it for somebody by e-mail (editors) */
export const bookRequestSchema = z.object({
  guest: z.object({ name: typedNameSchema, email: typedEmailSchema }).optional(),
});
export type BookRequest = z.infer<typeof bookRequestSchema>;

/** GET /api/bookings */
export const bookingsReplySchema = z.object({ now: z.string(), events: z.array(eventViewSchema) });
export type BookingsReply = z.infer<typeof bookingsReplySchema>;

/**
 * POST /api/imports?name=programme.csv[&feed=programme] with the file as body → 201 ImportReply (a preview; nothing is written)
 * POST /api/imports/{id}/apply → 202 ImportReply · GET /api/imports/{id} → 200 ImportReply
 */
export const importReplySchema = z.object({
  run: importRunSchema,
  /** Only in the reply to the upload. */
  preview: importPreviewSchema.nullable(),
});
export type ImportReply = z.infer<typeof importReplySchema>;

/** POST /api/me/feed makes the link to one's own bookings or shows it; DELETE revokes it */
export const feedLinkReplySchema = z.object({ url: z.string().nullable() });
export type FeedLinkReply = z.infer<typeof feedLinkReplySchema>;

/** A calendar on the web that is read, as editors see it. */
export const feedViewSchema = feedSchema
  .omit({ etag: true, lastModified: true, lastRead: true })
  .extend({ state: z.enum(feedStates) });
export type FeedView = z.infer<typeof feedViewSchema>;

/** GET /api/feeds; POST /api/feeds and DELETE /api/feeds/{id} answer the same. For editors. */
export const feedsReplySchema = z.object({
  now: z.string(),
  areas: z.array(z.object({ slug: z.string(), name: z.string() })),
  feeds: z.array(feedViewSchema),
});
export type FeedsReply = z.infer<typeof feedsReplySchema>;

/** POST /api/feeds: adds an address, or names, pauses or resumes one that is there. */
export const feedRequestSchema = feedSchema.pick({ name: true, url: true, area: true, enabled: true });
export type FeedRequest = z.infer<typeof feedRequestSchema>;

const syncLineSchema = z.object({
  what: z.enum(syncParts),
  state: z.enum(syncStates),
  /** Up to this moment everything is known to be in step; null when that was never so. */
  lastGood: z.string().nullable(),
  /** Changes on their way. */
  waiting: z.number().int(),
  /** Questions that wait for an answer. */
  needsYou: z.number().int(),
  /** Why it is not working, in a sentence; null when it is or nobody knows. */
  reason: z.string().nullable(),
});

const sourceSchema = z.enum(['list', 'calendar']);

/** How synchronising and delivery go, for administrators. */
const syncHealthSchema = z.object({
  lines: z.array(syncLineSchema),
  reconciliations: z.array(
    z.object({
      source: z.enum(comparedSources),
      /** Of what was found, so much is asked about; the rest was mended. Null before the first. */
      nightly: z.object({ at: z.string(), found: z.number().int(), asked: z.number().int() }).nullable(),
      /** When everything over there was last looked at; null when that is due. */
      wholeAt: z.string().nullable(),
    }),
  ),
  subscriptions: z.array(
    z.object({ source: sourceSchema, state: z.enum(['on', 'off']), expiresAt: z.string().nullable() }),
  ),
  /** Newest first; `again`: whether it may be tried again now. */
  stopped: z.array(
    stoppedSchema
      .omit({ message: true })
      .extend({ state: z.enum(['stopped', 'tryingAgain']), reference: z.string(), again: z.boolean() }),
  ),
  failingFeeds: z.array(
    feedSchema.pick({ id: true, name: true, failures: true, problem: true, lastSuccess: true }),
  ),
});

/**
 * GET /api/sync; POST /api/sync/questions/{id}, POST /api/sync/stopped/{id} and POST /api/sync/pause answer the same. For
 * editors and administrators.
 */
export const syncReplySchema = z.object({
  now: z.string(),
  /** Null while everything runs. */
  paused: pauseSchema.nullable(),
  /** Null for those who are no administrators. */
  health: syncHealthSchema.nullable(),
  /** Whether the reader may answer the questions. */
  decides: z.boolean(),
  questions: z.array(syncQuestionSchema.omit({ edit: true })),
  /** Of the last 30 days, newest first. */
  notices: z.array(syncNoticeSchema),
});
export type SyncReply = z.infer<typeof syncReplySchema>;

/** POST /api/sync/pause */
export const pauseRequestSchema = z.object({ paused: z.boolean() });

/** POST /api/sync/questions/{id} */
export const answerRequestSchema = z.object({ answer: z.enum(answers) });

/** Every refusal: the failure and a reference to quote. */
export const problemSchema = z.object({
  error: z.object({
    code: z.enum(failureCodes).or(z.literal('unexpected')).or(z.literal('unauthenticated')),
    message: z.string(),
    reference: z.string(),
  }),
});
export type Problem = z.infer<typeof problemSchema>;
