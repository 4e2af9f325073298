/** A priority area: a theme the collaborative works on this year. Data, reviewed every year, never constants. */
import { z } from 'zod';

const areaSchema = z.object({
  /** Stable name in feeds and links, such as `ks2`. */
  slug: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: z.string().min(1).max(100),
  /** What the area is about, in a sentence or two. */
  focus: z.string().max(500),
});
export type Area = z.infer<typeof areaSchema>;

/** The starting content's list of areas; slugs are unique. */
export const areasSchema = z
  .array(areaSchema)
  .refine((areas) => new Set(areas.map((area) => area.slug)).size === areas.length, 'two areas share a slug');
