/** Messages on the queues. Versioned: a worker refuses a version it does not know. */
import { z } from 'zod';
import { instantSchema } from '../events/event.ts';
import type { Mail } from '../sync/ports.ts';

export const queueNames = {
  project: 'project',
  /** As `project`, for what can wait. */
  turns: 'turns',
  imports: 'imports',
  mails: 'mails',
  feeds: 'feeds',
  changes: 'changes',
  tellings: 'tellings',
  deliveries: 'deliveries',
  erasures: 'erasures',
} as const;
export type QueueName = keyof typeof queueNames;

/** `stoppedId`: the record of a message that had stopped, when a person had it tried again. */
const message = z.object({ v: z.literal(1), stoppedId: z.string().optional() });

/** Bring the projections of these subjects into step. At most 20. */
export const projectMessageSchema = message.extend({
  subjects: z
    .array(z.object({ kind: z.enum(['event', 'bookings']), eventId: z.string() }))
    .min(1)
    .max(20),
});
export type ProjectMessage = z.infer<typeof projectMessageSchema>;

/** Apply a previewed import. */
export const importMessageSchema = message.extend({ importId: z.string() });

const mailSchema: z.ZodType<Mail> = z.object({
  to: z.object({ name: z.string(), email: z.string() }),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  about: z.object({
    eventId: z.string(),
    reference: z.string().nullable(),
    turn: z.string().optional(),
    delivery: z.object({ dispatch: z.string(), chunk: z.number(), person: z.string() }).optional(),
  }),
  events: z.array(z.string()).optional(),
});

/**
 * Send this mail. `since`: when it was first asked for, however often it has been put off. `hasTurn`: it was put off until
 * its turn, which has come when it is seen.
 */
export const mailMessageSchema = message.extend({
  mail: mailSchema,
  since: instantSchema,
  hasTurn: z.boolean().optional(),
});
export type MailMessage = z.infer<typeof mailMessageSchema>;

/** Read this feed now. */
export const feedMessageSchema = message.extend({ feedId: z.string() });

/** Read what people changed there. */
export const changesMessageSchema = message.extend({ source: z.enum(['list', 'calendar']) });

/** Tell an editor of their edits, or put the outcome in the card's place. */
export const tellingMessageSchema = message.extend({ tellingId: z.string() });

/** Go on with erasing somebody: the record says whom, the message does not. */
export const erasureMessageSchema = message.extend({ erasure: z.string() });

/** Look up who gets a dispatch, or send one chunk of it. */
export const deliveryMessageSchema = message.extend({
  task: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('plan'), dispatch: z.string() }),
    z.object({ kind: z.literal('send'), dispatch: z.string(), chunk: z.number().int().min(0) }),
    z.object({ kind: z.literal('post'), channel: z.string(), day: z.iso.date() }),
    z.object({ kind: z.literal('again'), dispatch: z.string() }),
    z.object({ kind: z.literal('count'), issue: z.string() }),
  ]),
});
