/** A priority area: a theme the collaborative works on this year. Data, reviewed every year, never constants. */
import { z } from 'zod';
import { instantSchema } from '../events/event.ts';
import { schoolYearSchema } from './schoolYear.ts';

/** Where to read or act. https only. */
export const linkSchema = z.url({ protocol: /^https$/ }).max(500);

const leadSchema = z.object({
  /** The person's key once an editor has said which account it is; only then may they write for the area. */
  key: z.string().nullable(),
  /** A name or a role, as it is shown. */
  name: z.string().trim().min(1).max(100),
  /** What they do: `Task-group lead, primary`. */
  role: z.string().trim().min(1).max(100),
});
export type Lead = z.infer<typeof leadSchema>;

export const involvementKinds = ['join', 'comment', 'volunteer', 'share', 'survey', 'ask'] as const;

const involvementSchema = z.object({
  id: z.string().min(1).max(40),
  kind: z.enum(involvementKinds),
  title: z.string().trim().min(1).max(120),
  detail: z.string().trim().max(500),
  /** Where it is done; null: through "I can help", which goes to the leads. */
  link: linkSchema.nullable(),
  /** Open until then; null without an end. */
  until: instantSchema.nullable(),
});
/** One way to take part in an area. */
export type Involvement = z.infer<typeof involvementSchema>;

export const resourceSchema = z.object({
  id: z.string().min(1).max(40),
  title: z.string().trim().min(1).max(120),
  link: linkSchema,
  /** `PDF`, `Web page`: said in the link's text. */
  type: z.string().trim().min(1).max(40),
  /** `240KB`; null where it has none. */
  size: z.string().trim().max(20).nullable(),
  /** Day `YYYY-MM-DD` on which somebody last saw that it works; null when nobody has looked yet. */
  checkedOn: z.iso.date().nullable(),
  /** Since when what it leads to is not there; null while it is, or while nobody has looked. */
  brokenSince: instantSchema.nullable().default(null),
});
export type Resource = z.infer<typeof resourceSchema>;

/** Of one area. */
export const mostResources = 60;

export const areaSchema = z.object({
  /** Stable name in feeds and links, such as `ks2`. */
  slug: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: z.string().trim().min(1).max(100),
  /** What the area is about, in a sentence or two. */
  focus: z.string().trim().max(500),
  /** What it wants to reach by the end of the year; null when nobody has said yet. */
  aim: z.string().trim().min(1).max(300).nullable().default(null),
  /** The focus of the year stands first and says so. */
  immediate: z.boolean().default(false),
  /** Places in the list, ascending. */
  order: z.number().int().min(0).max(999).default(0),
  opened: schoolYearSchema.default('2023-24'),
  /** The last year it was worked on; null while it is. Its history stays. */
  closed: schoolYearSchema.nullable().default(null),
  leads: z.array(leadSchema).max(12).default([]),
  involvement: z.array(involvementSchema).max(12).default([]),
  resources: z.array(resourceSchema).max(mostResources).default([]),
});
export type Area = z.infer<typeof areaSchema>;

/** A list of areas; slugs are unique. */
export const areasSchema = z
  .array(areaSchema)
  .refine((areas) => new Set(areas.map((area) => area.slug)).size === areas.length, 'two areas share a slug');
