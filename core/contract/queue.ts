/** Messages on the queues. Versioned: a worker refuses a version it does not know. */
import { z } from 'zod';

export const queueNames = { project: 'project', imports: 'imports' } as const;

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
export type ImportMessage = z.infer<typeof importMessageSchema>;
