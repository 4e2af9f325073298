/** What crosses the wire about personal data. All under `/api`, JSON, `Authorization: Bearer`. */
import { z } from 'zod';
import { tidyingSchema } from '../retention/tidying.ts';
import { meSchema } from './api.ts';

/** How far an erasure is: so many steps of so many. */
const erasingSchema = z.object({ id: z.string(), askedAt: z.string(), done: z.number(), of: z.number() });
export type Erasing = z.infer<typeof erasingSchema>;

const factSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/**
 * GET /api/me/data: everything held about whoever asks. The same to keep and print: GET /api/me/data.html.
 * Neither writes anybody down.
 */
export const heldReplySchema = z.object({
  now: z.string(),
  me: meSchema,
  held: z.array(z.object({ name: z.string(), facts: z.array(factSchema) })),
});
export type HeldReply = z.infer<typeof heldReplySchema>;

/** GET and POST /api/me/erasure: POST asks for one's own. Null once nothing is left to do. */
export const myErasureReplySchema = z.object({ now: z.string(), erasing: erasingSchema.nullable() });
export type MyErasureReply = z.infer<typeof myErasureReplySchema>;

/** GET /api/erasures?q= (who is found, for two letters and more) and POST /api/erasures; for administrators. */
export const erasuresReplySchema = z.object({
  now: z.string(),
  me: meSchema,
  found: z.array(z.object({ key: z.string(), name: z.string(), email: z.string() })),
  /** Newest first; `name` null once it is done. */
  erasures: z.array(
    erasingSchema.extend({ name: z.string().nullable(), byThemselves: z.boolean(), at: z.string() }),
  ),
  /** What the last removal of what is older than its term came to; null before the first. */
  tidying: tidyingSchema.nullable(),
});
export type ErasuresReply = z.infer<typeof erasuresReplySchema>;

export const eraseRequestSchema = z.object({ key: z.string().min(1).max(300) });
