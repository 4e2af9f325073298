/** What the last removal came to, for administrators: figures, nobody's data. */
import { z } from 'zod';
import { instantSchema } from '../events/event.ts';

export const tidyingSchema = z.object({
  at: instantSchema,
  /** By kind. One that is not there was not come to. */
  removed: z.record(z.string(), z.number().int()),
  /** Bookings whose items in SharePoint could not be removed: each run tries again. */
  waiting: z.number().int(),
  /** There was time for all of it. */
  complete: z.boolean(),
});
export type Tidying = z.infer<typeof tidyingSchema>;

/** The last one. */
export interface TidyingStore {
  /** Null before the first. */
  get(): Promise<Tidying | null>;
  put(tidying: Tidying): Promise<void>;
}
