/** What crosses the wire about digests and preferences. All under `/api`, JSON, `Authorization: Bearer`. */
import { z } from 'zod';
import { chatReasons } from '../delivery/chat.ts';
import { recipientSchema } from '../delivery/dispatch.ts';
import { reachCountsSchema } from '../delivery/reach.ts';
import { digestItemSchema, issueContentSchema, issueSchema } from '../digests/issue.ts';
import { instantSchema } from '../events/event.ts';
import { preferencesSchema } from '../people/preferences.ts';
import { meSchema } from './api.ts';
import { messagePreviewSchema } from './preview.ts';

/** How many there are and how far sending is. Every figure counts people, one message each. */
export const progressSchema = z.object({
  /** People who should get it, as far as they have been looked up. */
  recipients: z.number().int(),
  /** Everybody has been looked up: `recipients` and `nothingNew` will not grow any more. */
  complete: z.boolean(),
  /** People for whom there is nothing new: they get no message. */
  nothingNew: z.number().int(),
  /** People on a break or on holiday for so long that they get the next one instead. */
  resting: z.number().int(),
  /** People who chose to get none. */
  choseNone: z.number().int(),
  /** People who chose monthly, and had one this month. */
  notThisTime: z.number().int(),
  waiting: z.number().int(),
  /** Of those waiting: tried once at least. */
  tryingAgain: z.number().int(),
  inTeams: z.number().int(),
  byEmail: z.number().int(),
  /** Of those by e-mail: would have got it in Teams, had Teams taken it. */
  movedToEmail: z.number().int(),
  failed: z.number().int(),
});
export type Progress = z.infer<typeof progressSchema>;

export const issueSummarySchema = issueSchema
  .pick({
    id: true,
    week: true,
    state: true,
    sendAt: true,
    approvedAt: true,
    startedAt: true,
    endedAt: true,
    changedAt: true,
    changes: true,
  })
  .extend({
    /** "Week starting 30 November 2026" */
    title: z.string(),
    authorName: z.string(),
    approverName: z.string().nullable(),
    /** Items that are in it. */
    items: z.number().int(),
    /** Null before it was started. */
    progress: progressSchema.nullable(),
  });
export type IssueSummary = z.infer<typeof issueSummarySchema>;

/** GET /api/digests · for editors and approvers, newest week first */
export const issuesReplySchema = z.object({
  now: z.string(),
  me: meSchema,
  issues: z.array(issueSummarySchema),
  may: z.object({ write: z.boolean(), approve: z.boolean() }),
});
export type IssuesReply = z.infer<typeof issuesReplySchema>;

/** Somebody through whose eyes an issue can be seen. */
const personaSchema = z.object({ id: z.string(), name: z.string() });

export const issueViewSchema = issueSummarySchema.extend({
  ...issueContentSchema.shape,
  sentBack: z.string().nullable(),
  testedAt: z.string().nullable(),
  withdrawn: issueSchema.shape.withdrawn,
  /** What this person may do now; the reason in a sentence where not, for what they might expect to be able to do. */
  may: z.object({
    save: z.boolean(),
    test: z.boolean(),
    review: z.boolean(),
    approve: z.boolean(),
    approveRefused: z.string().nullable(),
    schedule: z.boolean(),
    pause: z.boolean(),
    resume: z.boolean(),
    stop: z.boolean(),
    correct: z.boolean(),
  }),
  /** Items whose source says something else by now, with a sentence on what readers get, or once it goes on what to do. */
  outdated: z.array(z.object({ item: z.string(), words: z.string() })),
  /** What must be mended before it can be approved, in sentences. */
  problems: z.array(z.string()),
  /** Gathering found more than an issue may hold; so many were left out. */
  leftOut: issueSchema.shape.leftOut,
  personas: z.array(personaSchema),
  /** Name it with every writing: a writing over a newer one is refused as `conflict`. */
  etag: z.string(),
});
export type IssueView = z.infer<typeof issueViewSchema>;

/**
 * GET /api/digests/{id} · POST /api/digests (201) · PUT /api/digests/{id} · POST /api/digests/{id}/{step} where step is
 * gather, test, review, sendBack, approve, schedule, unschedule, pause, resume, stop, correct, withdraw · all answer this
 */
export const issueReplySchema = z.object({ now: z.string(), me: meSchema, issue: issueViewSchema });
export type IssueReply = z.infer<typeof issueReplySchema>;

/** POST /api/digests: the Monday it is for; without, the next one. Assembles itself from what is new. */
export const newIssueRequestSchema = z.object({ week: z.iso.date().optional() });
/** PUT /api/digests/{id}: an approved issue becomes a draft again. */
export const saveIssueRequestSchema = z.object({ etag: z.string(), content: issueContentSchema });
/** POST …/gather (adds what has become new), …/test, …/review, …/approve, …/unschedule, …/pause, …/resume, …/stop */
export const issueStepRequestSchema = z.object({ etag: z.string() });
/** POST …/sendBack */
export const sendBackRequestSchema = z.object({
  etag: z.string(),
  note: z.string().trim().min(1, 'Say what should change').max(300),
});
/** POST …/schedule: before or after approval. A time that has passed means now. */
export const scheduleRequestSchema = z.object({ etag: z.string(), sendAt: instantSchema });
/** POST …/correct, after sending: new words for one item, and what readers are told was wrong. */
export const correctItemRequestSchema = z.object({
  etag: z.string(),
  item: z.string(),
  title: digestItemSchema.shape.title,
  line: digestItemSchema.shape.line,
  reason: z.string().trim().min(1, 'Say what was wrong').max(240),
  /** Also those whose e-mail cannot be changed: they get another. */
  mailAgain: z.boolean(),
});
/** POST …/withdraw, after sending: one item, or with `item` null the whole issue. */
export const withdrawRequestSchema = z.object({
  etag: z.string(),
  item: z.string().nullable(),
  reason: z.string().trim().min(1, 'Say why').max(240),
  mailAgain: z.boolean(),
});

/**
 * GET /api/digests/{id}/preview?as={persona id, `me`, or a person's key} · exactly what that reader would get. `message` null: there is
 * nothing for them, and they get nothing.
 */
export const previewReplySchema = z.object({
  persona: personaSchema,
  /** By which way and when a person gets it, or why not; null for an invented reader and oneself. */
  how: z.string().nullable(),
  message: messagePreviewSchema.nullable(),
});
export type PreviewReply = z.infer<typeof previewReplySchema>;

/** GET /api/digests/{id}/reach · how people will get it; asked again while it is being counted. */
export const reachReplySchema = z.object({
  now: z.string(),
  /** Null once it goes: then the report says how people got it. */
  reach: z
    .object({
      counts: reachCountsSchema,
      /** Everybody is counted: the figures do not grow any more. */
      complete: z.boolean(),
      /** When it was assumed to go. */
      startsAt: instantSchema,
      at: instantSchema,
    })
    .nullable(),
});
export type ReachReply = z.infer<typeof reachReplySchema>;

/** GET /api/digests/{id}/missing?kind=&from= · some at a time; `next` leads to the others */
export const missingReplySchema = z.object({
  now: z.string(),
  people: z.array(
    z.object({
      recipient: recipientSchema,
      name: z.string(),
      /** In words: "Has blocked the app in Teams. Sent by e-mail instead." */
      reason: z.string(),
      at: z.string(),
      /** It can be sent to them again. */
      mayTryAgain: z.boolean(),
    }),
  ),
  /** All of this kind. */
  of: z.number().int(),
  next: z.number().int().nullable(),
});
export type MissingReply = z.infer<typeof missingReplySchema>;

/** POST …/again: to one of those whom it did not reach, or with `recipient` null to all of them. */
export const sendAgainRequestSchema = z.object({ etag: z.string(), recipient: recipientSchema.nullable() });

/** How a correction or withdrawal comes along. */
export const changeProgressSchema = z.object({
  number: z.number().int(),
  what: z.string(),
  at: z.string(),
  /** Cards in Teams: changed, of all that were sent. */
  cards: z.object({ of: z.number().int(), changed: z.number().int(), failed: z.number().int() }),
  /** E-mails cannot be changed: so many people were sent another. */
  mails: z.object({ of: z.number().int(), sent: z.number().int() }),
  complete: z.boolean(),
});

/** GET /api/digests/{id}/report · the same with every recipient as a file: GET /api/digests/{id}/report.csv */
export const reportReplySchema = z.object({
  now: z.string(),
  me: meSchema,
  issue: issueSummarySchema,
  progress: progressSchema,
  /** Of those who were asked and reached. Null where nobody was asked. */
  confirmed: z.object({ count: z.number().int(), of: z.number().int() }).nullable(),
  /** People who followed one link at least. A link in an e-mail may also be followed by a program that checks mail. */
  opened: z.object({
    inTeams: z.number().int(),
    ofTeams: z.number().int(),
    byEmail: z.number().int(),
    ofEmail: z.number().int(),
  }),
  useful: z.object({ yes: z.number().int(), no: z.number().int() }),
  /** Why people were not reached in Teams or at all: how many for each reason. */
  reasons: z.array(z.object({ reason: z.string(), people: z.number().int() })),
  /** Whether those whom it did not reach may be sent to again, by this person. */
  maySendAgain: z.boolean(),
  etag: z.string(),
  changes: z.array(changeProgressSchema),
});
export type ReportReply = z.infer<typeof reportReplySchema>;

/** GET /api/me/preferences; PUT answers the same. Areas are followed at /api/areas/{slug}/follow. */
export const preferencesReplySchema = z.object({
  now: z.string(),
  me: meSchema,
  preferences: preferencesSchema,
  /** When an unasked message would reach them next, in words: "Monday 30 November 2026, 7:30am". */
  nextMessage: z.string().nullable(),
  /** How each way to them stands, as far as we know. */
  ways: z.object({ chat: z.enum(['working', ...chatReasons]), mail: z.enum(['working', 'noEmail']) }),
  etag: z.string().nullable(),
});
export type PreferencesReply = z.infer<typeof preferencesReplySchema>;

/** POST /api/me/preferences/test: what became of a test by each way. */
export const triedReplySchema = z.object({
  chat: z.enum(['sent', 'busy', 'unwanted', ...chatReasons]),
  mail: z.enum(['sent', 'notTaken', 'unwanted', 'noEmail']),
});
export type TriedReply = z.infer<typeof triedReplySchema>;

/** PUT /api/me/preferences; `etag` null when nothing was stored yet. */
export const preferencesRequestSchema = z.object({
  etag: z.string().nullable(),
  preferences: preferencesSchema,
});
