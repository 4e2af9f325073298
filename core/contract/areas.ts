/** What crosses the wire about areas and their updates. All under `/api`, JSON, `Authorization: Bearer`. */
import { z } from 'zod';
import { areaSchema } from '../areas/area.ts';
import { helpKinds, helpSchema, suggestionSchema } from '../areas/help.ts';
import { meetingDetailsSchema, meetingStates } from '../areas/meeting.ts';
import { schoolYearSchema } from '../areas/schoolYear.ts';
import { correctionSchema, updateDetailsSchema, updateStates } from '../updates/update.ts';
import { eventViewSchema, meSchema } from './api.ts';

/** An update in a list. */
export const updateSummarySchema = updateDetailsSchema
  .pick({ area: true, headline: true, ask: true, tags: true, phases: true, confirm: true })
  .extend({
    id: z.string(),
    state: z.enum(updateStates),
    publishedAt: z.string().nullable(),
    /** Only the month of publishing is known: `publishedWhen` says it so. */
    monthOnly: z.boolean().optional(),
    changedAt: z.string(),
    corrected: z.boolean(),
    /** Invented, to show what an update looks like: say so. */
    sample: z.boolean(),
    /** The first words as plain text, for lists and results of a search. */
    excerpt: z.string(),
  });
export type UpdateSummary = z.infer<typeof updateSummarySchema>;

/** An update as one reader sees it, with what they may do. */
export const updateViewSchema = updateDetailsSchema.extend({
  id: z.string(),
  state: z.enum(updateStates),
  authorName: z.string(),
  note: z.string().nullable(),
  publishedAt: z.string().nullable(),
  monthOnly: z.boolean().optional(),
  changedAt: z.string(),
  corrections: z.array(correctionSchema),
  withdrawn: correctionSchema.nullable(),
  sample: z.boolean(),
  areaName: z.string(),
  /** `https://{host}/go/u/{id}`: the link to share. */
  shareUrl: z.string(),
  /** When the reader confirmed having read it. */
  confirmedAt: z.string().nullable(),
  /** Names of those who offered to help with it, for those who write for its area; empty for everybody else. */
  helpers: z.array(z.string()),
  may: z.object({
    /** Its words, and send it for review or throw it away: drafts only. */
    write: z.boolean(),
    /** Publish it, or send it back: while it is in review. */
    review: z.boolean(),
    /** Send it back to themselves to go on writing, while it is in review. */
    takeBack: z.boolean(),
    correct: z.boolean(),
    withdraw: z.boolean(),
    /** Why a reviewer may not publish this one, in a sentence; null when they may or are none. */
    reviewRefused: z.string().nullable(),
  }),
  /** What must be mended before review, in sentences, by the field it is about. */
  problems: z.array(z.object({ field: z.string(), message: z.string() })),
  /** Names with every writing: a write over a newer one is refused as `conflict`. */
  etag: z.string(),
});
export type UpdateView = z.infer<typeof updateViewSchema>;

/**
 * GET /api/updates/{id} · POST /api/updates (a draft of an area; 201) · PUT /api/updates/{id} (autosave, conditional)
 * POST /api/updates/{id}/{review|sendBack|publish|correct|withdraw|confirm} · all answer this
 *
 * A draft is thrown away by DELETE /api/updates/{id}?etag=, which answers as the desk does. What the Share button gives
 * is made in the page: `shareTexts` of `core/updates`.
 */
export const updateReplySchema = z.object({ now: z.string(), me: meSchema, update: updateViewSchema });
export type UpdateReply = z.infer<typeof updateReplySchema>;

/** POST /api/updates: `from` copies the shape of an earlier update. */
export const draftRequestSchema = z.object({ area: z.string(), from: z.string().optional() });
/** PUT /api/updates/{id} */
export const saveUpdateRequestSchema = z.object({ etag: z.string(), details: updateDetailsSchema });
/** POST …/review, …/publish, …/confirm */
export const updateStepRequestSchema = z.object({ etag: z.string() });
/** POST …/sendBack, …/withdraw: with a reason in words. */
export const reasonedStepRequestSchema = z.object({
  etag: z.string(),
  reason: z.string().trim().min(1).max(300),
});
/** POST …/correct: the new details, and what readers are told was wrong. */
export const correctRequestSchema = saveUpdateRequestSchema.extend({
  reason: z.string().trim().min(1).max(300),
});

/** Something else that was found: an area, a resource of one, the minutes of a meeting. */
export const areaHitSchema = z.object({
  kind: z.enum(['area', 'minutes', 'resource']),
  area: z.string(),
  areaName: z.string(),
  title: z.string(),
  /** Id of the minutes; null for the others. */
  id: z.string().nullable(),
  /** Where a resource is kept; null for the others. */
  link: z.string().nullable(),
  /** Day of a meeting; null for the others. */
  day: z.string().nullable(),
});

/** GET /api/updates?q=&area=&tag=&phase=&action=yes&year=&cursor= · newest first; `q` searches every word everywhere */
export const updatesReplySchema = z.object({
  now: z.string(),
  me: meSchema,
  updates: z.array(updateSummarySchema),
  total: z.number().int(),
  /** What else the words are in; on the first page, and only where no filter is for updates alone. */
  others: z.array(areaHitSchema),
  /** Hand it back for the next page; null at the end. */
  cursor: z.string().nullable(),
});
export type UpdatesReply = z.infer<typeof updatesReplySchema>;

/** GET /api/updates/desk · what the asking person wrote and has not published, and what waits for their review */
export const deskReplySchema = z.object({
  now: z.string(),
  me: meSchema,
  mine: z.array(updateSummarySchema),
  forReview: z.array(updateSummarySchema),
  /** Areas this person may write for. */
  areas: z.array(z.object({ slug: z.string(), name: z.string() })),
});
export type DeskReply = z.infer<typeof deskReplySchema>;

export const areaSummarySchema = areaSchema
  .pick({ slug: true, name: true, focus: true, immediate: true, opened: true, closed: true })
  .extend({
    following: z.boolean(),
    latest: updateSummarySchema.nullable(),
    /** Updates a month, over the last half year; may be a fraction. */
    monthly: z.number(),
  });
export type AreaSummary = z.infer<typeof areaSummarySchema>;

/** GET /api/areas */
export const areasReplySchema = z.object({
  now: z.string(),
  me: meSchema,
  year: schoolYearSchema,
  areas: z.array(areaSummarySchema),
  /** The next published events of any area, at most five. */
  comingUp: z.array(eventViewSchema),
});
export type AreasReply = z.infer<typeof areasReplySchema>;

export const meetingViewSchema = meetingDetailsSchema.extend({
  id: z.string(),
  state: z.enum(meetingStates),
  /** May the reader change it, and publish it (a second person). */
  may: z.object({ write: z.boolean(), publish: z.boolean() }),
  etag: z.string(),
});
export type MeetingView = z.infer<typeof meetingViewSchema>;

/** What somebody offered, asked or suggested, as those who write for the area see it. */
export const helpViewSchema = helpSchema
  .pick({ id: true, how: true, words: true, update: true, resource: true })
  .extend({
    name: z.string(),
    email: z.string(),
    at: z.string(),
  });
export type HelpView = z.infer<typeof helpViewSchema>;

/**
 * GET /api/areas/{slug} · PUT (editors: conditional) · POST and DELETE …/follow · POST …/help · POST …/help/{id}/settle
 * POST …/meetings · PUT …/meetings/{id} · POST …/meetings/{id}/publish (`updateStepRequestSchema`) · all answer this.
 * Only editors are shown the keys of leads.
 */
export const areaReplySchema = z.object({
  now: z.string(),
  me: meSchema,
  year: schoolYearSchema,
  area: areaSchema,
  etag: z.string(),
  following: z.boolean(),
  followers: z.number().int(),
  /** Published and withdrawn, newest first, all years. */
  updates: z.array(updateSummarySchema),
  meetings: z.array(meetingViewSchema),
  /** Events of the area from today on. */
  events: z.array(eventViewSchema),
  /** What waits for an answer, newest first; empty for those who do not write for the area. */
  help: z.array(helpViewSchema),
  may: z.object({ edit: z.boolean(), write: z.boolean() }),
});
export type AreaReply = z.infer<typeof areaReplySchema>;

/** PUT /api/areas/{slug}; `etag` null opens a new area. */
export const saveAreaRequestSchema = z.object({ etag: z.string().nullable(), area: areaSchema });
/** POST /api/areas/{slug}/meetings, PUT /api/areas/{slug}/meetings/{id}; `etag` null makes one. */
export const saveMeetingRequestSchema = z.object({
  etag: z.string().nullable(),
  details: meetingDetailsSchema,
});
/** GET /api/people?q= (editors, two letters at least): people the service has met, to be chosen as leads; at most 20 */
export const peopleReplySchema = z.object({
  people: z.array(z.object({ key: z.string(), name: z.string(), email: z.string() })),
});
export type PeopleReply = z.infer<typeof peopleReplySchema>;

/** POST /api/areas/{slug}/help: "I can help", a question or a suggestion goes to the leads, on this page and by mail. */
export const helpRequestSchema = z.object({
  how: z.enum(helpKinds),
  words: z.string().trim().max(500),
  /** Id of the update that it is about. */
  update: z.string().max(40).optional(),
  /** With `resource`, and only then. */
  resource: suggestionSchema.optional(),
});
/** POST /api/areas/{slug}/help/{id}/settle (leads, editors): done with; `take` adds a suggested resource to the area. */
export const settleHelpRequestSchema = z.object({ take: z.boolean() });
