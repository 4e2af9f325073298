/** The opaque token of a delta query: what is followed, and how far its holder has come. */
import { z } from 'zod';

const schema = z.strictObject({
  /** What is followed, with the parameters of the first request: they need not be sent again. */
  subject: z.array(z.string()),
  /** Milliseconds since 1970. */
  issuedAt: z.number(),
  /** The change up to which the holder knows everything, once the first round is over. */
  position: z.int().nonnegative(),
  /** In the first round, what was listed last; null once changes are read. */
  cursor: z.string().nullable(),
  /** An empty page was given here already. */
  rested: z.boolean(),
});

export type DeltaToken = z.output<typeof schema>;

export const writeToken = (token: DeltaToken): string =>
  Buffer.from(JSON.stringify(token)).toString('base64url');

/** null for what is none. */
export const readToken = (text: string): DeltaToken | null => {
  try {
    return schema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    return null;
  }
};
