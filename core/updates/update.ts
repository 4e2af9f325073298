/** An update: something a priority area tells the system. draft → in review → published (→ corrected) | withdrawn. */
import { z } from 'zod';
import { linkSchema } from '../areas/area.ts';
import { instantSchema, phases } from '../events/event.ts';

export const updateStates = ['draft', 'inReview', 'published', 'withdrawn'] as const;

export const askKinds = ['comment', 'survey', 'volunteer', 'book', 'share', 'nothing'] as const;

/** Who an update may be passed on to besides staff who read it here. */
export const shareAudiences = ['staff', 'parents', 'youngPeople', 'community'] as const;

/** Why an update goes out by itself and does not wait for the next digest. */
export const urgencies = ['deadline', 'cancelledOrMoved', 'safety'] as const;

const attachmentSchema = z.object({
  title: z.string().trim().min(1).max(120),
  link: linkSchema,
  type: z.string().trim().min(1).max(40),
  size: z.string().trim().max(20).nullable(),
});

/** What an author states. A draft may be incomplete: `problemsOf` says what must be mended before review. */
export const updateDetailsSchema = z.object({
  /** Slug of the area it comes from. */
  area: z.string().max(60),
  headline: z.string().trim().max(80),
  /** What has happened; Markdown, as is `next`. */
  happened: z.string().max(6000),
  /** What comes next. */
  next: z.string().max(3000),
  ask: z.object({
    kind: z.enum(askKinds),
    /** What we would like from readers, in a sentence or two; empty when `nothing`. */
    words: z.string().trim().max(500),
    /** Action required by then. */
    by: instantSchema.nullable(),
    link: linkSchema.nullable(),
  }),
  tags: z.array(z.string().trim().min(1).max(30)).max(8),
  /** Empty means every phase. */
  phases: z.array(z.enum(phases)),
  shareWith: z.array(z.enum(shareAudiences)),
  attachments: z.array(attachmentSchema).max(10),
  /** People are asked to confirm that they have read it. */
  confirm: z.boolean(),
  /** Null: with the next digest. */
  urgency: z.enum(urgencies).nullable(),
});
export type UpdateDetails = z.infer<typeof updateDetailsSchema>;

/** What was put right after publishing, in words for readers. */
export const correctionSchema = z.object({ at: instantSchema, reason: z.string() });

export const updateSchema = updateDetailsSchema.extend({
  id: z.string(),
  state: z.enum(updateStates),
  author: z.object({ key: z.string(), name: z.string() }),
  /** Keys of all who wrote words of it, the author first: none of them may publish it. */
  writers: z.array(z.string()),
  /** Why it was sent back, until it is sent for review again. */
  note: z.string().nullable(),
  publishedAt: instantSchema.nullable(),
  /** Only the month of publishing is known: `publishedAt` lies on its first day. */
  monthOnly: z.boolean().default(false),
  /** Oldest first. A published update with corrections is "corrected". */
  corrections: z.array(correctionSchema),
  withdrawn: correctionSchema.nullable(),
  /** Invented, to show what an update looks like: shown as such. */
  sample: z.boolean(),
  /** Counts changes, from 1. */
  version: z.number().int(),
  createdAt: instantSchema,
  changedAt: instantSchema,
});
/** The truth about one update. */
export type Update = z.infer<typeof updateSchema>;
