/** What our personal links say: one purpose, one thing. Read only after the seal has been found ours. */
import { z } from 'zod';

export const linkClaimsSchema = z.discriminatedUnion('purpose', [
  z.object({
    purpose: z.literal('book'),
    eventId: z.string(),
    name: z.string().min(1).max(100),
    email: z.email().max(200),
  }),
  z.object({ purpose: z.literal('giveUp'), eventId: z.string(), reference: z.string() }),
]);

/** `book`: confirms a request by e-mail. `giveUp`: gives up the booking with this reference. */
export type LinkClaims = z.infer<typeof linkClaimsSchema>;
