/** What the last removal came to, for administrators: figures, nobody's data. */
import { z } from 'zod';
import { instantSchema } from '../events/event.ts';

export const tidyingSchema = z.object({
  at: instantSchema,
  /** By kind. One that is not there was not come to. */
  removed: z.record(z.string(), z.number().int()),
  /** Nothing is left for the next run. */
  complete: z.boolean(),
});
export type Tidying = z.infer<typeof tidyingSchema>;

/** The last one. */
export interface TidyingStore {
  /** Null before the first. */
  get(): Promise<Tidying | null>;
  put(tidying: Tidying): Promise<void>;
}
