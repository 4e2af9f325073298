/** What the rules need of the store that keeps updates. */
import type { Instant } from '../events/event.ts';
import type { Stored } from '../events/ports.ts';
import type { Update } from './update.ts';

export interface UpdateStore {
  get(id: string): Promise<Stored<Update> | null>;
  /** Published and withdrawn ones, newest first by `publishedAt`, published in [from, to). */
  published(choice: { from?: Instant; to?: Instant; area?: string }): Promise<Update[]>;
  /** Drafts and those in review, last changed first. */
  unpublished(): Promise<Update[]>;
  put(update: Update, etag: string | null): Promise<'written' | 'conflict'>;
  /** Drafts only: a published update is withdrawn, never removed. */
  remove(id: string, etag: string): Promise<'removed' | 'conflict'>;
}
