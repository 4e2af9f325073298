/**
 * An issue of the digest: draft → in review → approved by a second person → scheduled → sending → sent, corrected or
 * withdrawn afterwards. What was approved is what is sent: items are kept in the issue, not read again.
 */
import { z } from 'zod';
import { changeSchema } from '../delivery/dispatch.ts';
import { instantSchema, phases } from '../events/event.ts';
import { jobs } from '../people/preferences.ts';

export const issueStates = [
  'draft',
  'inReview',
  'approved',
  'scheduled',
  'sending',
  'paused',
  'sent',
  'stopped',
  'withdrawn',
] as const;
/** `stopped`: sending was ended half-way; what had gone has gone. */
export type IssueState = (typeof issueStates)[number];

/** In the order in which a reader gets them. */
export const itemKinds = ['action', 'deadline', 'update', 'visit', 'event'] as const;
export type ItemKind = (typeof itemKinds)[number];

const noteSchema = z.object({ at: instantSchema, reason: z.string() });
/** What was put right, or why something was taken back, in words for readers. */
export type Note = z.infer<typeof noteSchema>;

/** Where an item leads. */
const sourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('update'), id: z.string().regex(/^[0-9a-z]{1,40}$/) }),
  z.object({ kind: z.literal('event'), id: z.string().regex(/^[0-9a-z]{1,40}$/) }),
  z.object({ kind: z.literal('link'), url: z.url({ protocol: /^https$/ }).max(300) }),
]);

export const digestItemSchema = z.object({
  /** Unlike any other's in the issue: derived from the source, so that gathering again finds it again. */
  id: z.string().regex(/^[0-9a-z]{1,12}$/),
  kind: z.enum(itemKinds),
  title: z.string().trim().min(1, 'Enter a title').max(120),
  /** One sentence under the title: what is asked by when, or when and where. */
  line: z.string().trim().max(240),
  /** To be done by then; null without a deadline. */
  by: instantSchema.nullable(),
  area: z.string().max(60).nullable(),
  /** As it was when the issue was put together. */
  areaName: z.string().max(100).nullable(),
  /** Empty means every phase. */
  phases: z.array(z.enum(phases)),
  /** Empty means everybody. */
  jobs: z.array(z.enum(jobs)),
  source: sourceSchema,
  /** What its source said when it was gathered, so that what the source says since is noticed; null for a link. */
  gathered: z.object({ title: z.string(), line: z.string(), steady: z.string() }).nullable().default(null),
  /** Ticked by the editor. */
  included: z.boolean(),
  corrected: noteSchema.nullable(),
  withdrawn: noteSchema.nullable(),
});
export type DigestItem = z.infer<typeof digestItemSchema>;

/** Whether readers are told of it. */
export const isTold = ({ included, withdrawn }: Pick<DigestItem, 'included' | 'withdrawn'>): boolean =>
  included && withdrawn === null;

/** What keeps an issue within one row of the storage, and within reason. */
export const mostIssueItems = 40;

export const audiences = ['rhythm', 'everyone'] as const;

/** What an editor composes and an approver approves. */
export const issueContentSchema = z.object({
  /** Monday `YYYY-MM-DD` of the week it is for. */
  week: z.iso.date(),
  /** Opening line. */
  opening: z.string().trim().max(140),
  items: z
    .array(digestItemSchema)
    .max(mostIssueItems)
    .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'An item is there twice'),
  /** `rhythm`: whom their rhythm says; `everyone`: also those who chose monthly, once more. Never those who chose never. */
  audience: z.enum(audiences),
  /** Readers are asked to confirm that they have read it. */
  confirm: z.boolean(),
});
export type IssueContent = z.infer<typeof issueContentSchema>;

const whoSchema = z.object({ key: z.string(), name: z.string() });

export const issueKinds = ['digest', 'news'] as const;

export const issueSchema = issueContentSchema.extend({
  id: z.string(),
  /** `news`: updates as they were published, made by the service for those who want them straight away. */
  kind: z.enum(issueKinds),
  state: z.enum(issueStates),
  /** News since then is in it. */
  since: instantSchema,
  /** When what is new was gathered last; null in issues from before that was noted, which were gathered as they were made. */
  gatheredAt: instantSchema.nullable().default(null),
  /** So many new things found no room when it was put together. */
  leftOut: z.number().int().min(0),
  /** When it starts to go; null until somebody said. */
  sendAt: instantSchema.nullable(),
  author: whoSchema,
  /** Keys of all who changed its words, the author first: none of them may approve it. */
  writers: z.array(z.string()),
  approver: whoSchema.nullable(),
  approvedAt: instantSchema.nullable(),
  /** Since the last change somebody sent it to themselves. */
  testedAt: instantSchema.nullable(),
  /** When it was last sent for approval. */
  askedAt: instantSchema.nullable().default(null),
  /** Why it was sent back, until it is sent for approval again. */
  sentBack: z.string().nullable(),
  withdrawn: noteSchema.nullable(),
  /** How often something was corrected or taken back after sending; each has a dispatch of its own. */
  changes: z.number().int().min(0),
  /** The last of them until its dispatch is there: written with it, so that no crash loses it. */
  pending: changeSchema.nullable().default(null),
  startedAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  createdAt: instantSchema,
  changedAt: instantSchema,
});
/** The truth about one issue. */
export type Issue = z.infer<typeof issueSchema>;

/** What is true of every issue when it is made: nobody has tried, approved, sent or changed it. */
export const untouchedIssue = {
  approver: null,
  approvedAt: null,
  testedAt: null,
  askedAt: null,
  sentBack: null,
  withdrawn: null,
  changes: 0,
  pending: null,
  startedAt: null,
  endedAt: null,
} satisfies Partial<Issue>;

export const newsPrefix = 'news-';
/** `news-20261123t073000z`: sorts by time. */
export const newsId = (at: string): string => `${newsPrefix}${at.replace(/[-:]/g, '').toLowerCase()}`;

/** In which its words may still be changed. Changing one that waits or is approved makes it a draft again. */
export const openStates: readonly IssueState[] = ['draft', 'inReview', 'approved', 'scheduled'];

export const isOpenToEdits = ({ state }: Pick<Issue, 'state'>): boolean => openStates.includes(state);

/** Those of which something has gone out. */
export const hasGone = ({ state }: Pick<Issue, 'state'>): boolean => state === 'sent' || state === 'stopped';
