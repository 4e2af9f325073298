/** Erasing one person: asked for once, done step by step by a worker, and then only that it happened is known. */
import { z } from 'zod';
import { instantSchema } from '../events/event.ts';
import type { Stored } from '../events/ports.ts';

export const erasureSchema = z.object({
  id: z.string(),
  /** Whom it is about; null once it is done. */
  whom: z.object({ keys: z.array(z.string()), name: z.string(), email: z.string() }).nullable(),
  /** Key of the administrator who asked; null where people asked for themselves. */
  askedBy: z.string().nullable(),
  askedAt: instantSchema,
  /** How many of the holdings are erased. */
  done: z.number().int().min(0),
  /** When it last went on. */
  at: instantSchema,
});
export type Erasure = z.infer<typeof erasureSchema>;

export interface ErasureStore {
  get(id: string): Promise<Stored<Erasure> | null>;
  /** All of them, newest first. */
  list(): Promise<Erasure[]>;
  /** `etag` null inserts. */
  put(erasure: Erasure, etag: string | null): Promise<'written' | 'conflict'>;
  /** One that is not there is fine. */
  remove(id: string): Promise<void>;
}

/** Wakes the worker for this erasure, in so many seconds. */
export type EraseLater = (erasure: string, afterSeconds: number) => Promise<void>;

export const isOpen = ({ whom }: Erasure): boolean => whom !== null;
