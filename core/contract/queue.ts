/** Messages on the queues. Versioned: a worker refuses a version it does not know. */
import { z } from 'zod';
import { instantSchema } from '../events/event.ts';
import type { Mail } from '../sync/ports.ts';

export const queueNames = {
  project: 'project',
  imports: 'imports',
  mails: 'mails',
  feeds: 'feeds',
  changes: 'changes',
} as const;

/** Bring the projections of these subjects into step. At most 20. */
export const projectMessageSchema = z.object({
  v: z.literal(1),
  subjects: z
    .array(z.object({ kind: z.enum(['event', 'bookings']), eventId: z.string() }))
    .min(1)
    .max(20),
});
export type ProjectMessage = z.infer<typeof projectMessageSchema>;

/** Apply a previewed import. */
export const importMessageSchema = z.object({ v: z.literal(1), importId: z.string() });

const mailSchema: z.ZodType<Mail> = z.object({
  to: z.object({ name: z.string(), email: z.string() }),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  about: z.object({ eventId: z.string(), reference: z.string().nullable() }),
});

/** Send this mail. `since`: when it was first asked for, however often it has been put off. */
export const mailMessageSchema = z.object({ v: z.literal(1), mail: mailSchema, since: instantSchema });
export type MailMessage = z.infer<typeof mailMessageSchema>;

/** Read this feed now. */
export const feedMessageSchema = z.object({ v: z.literal(1), feedId: z.string() });

/** Read what people changed there. */
export const changesMessageSchema = z.object({ v: z.literal(1), source: z.enum(['list', 'calendar']) });
