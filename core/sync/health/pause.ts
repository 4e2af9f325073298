/** Pausing everything between the app and Microsoft 365. Nothing is lost: what waits stays marked, cursors stay where they are. */
import { z } from 'zod';
import { instantSchema } from '../../events/event.ts';

export const pauseSchema = z.object({
  since: instantSchema,
  by: z.object({ key: z.string(), name: z.string() }),
});
export type Pause = z.infer<typeof pauseSchema>;

export interface PauseStore {
  /** Null while everything runs. */
  get(): Promise<Pause | null>;
  /** Null goes on. */
  put(pause: Pause | null): Promise<void>;
}
