/** What the rules need of the stores that keep updates and who has read them. */
import type { Instant } from '../events/event.ts';
import type { Stored } from '../events/ports.ts';
import type { Update } from './update.ts';

export interface UpdateStore {
  get(id: string): Promise<Stored<Update> | null>;
  /** Published and withdrawn ones, newest first by `publishedAt`, published in [from, to). Not to be changed in place. */
  published(choice: { from?: Instant; to?: Instant; area?: string }): Promise<readonly Update[]>;
  /** Drafts and those in review, last changed first. */
  unpublished(): Promise<Update[]>;
  put(update: Update, etag: string | null): Promise<'written' | 'conflict'>;
  /** Drafts only: a published update is withdrawn, never removed. One that is gone already is `conflict`. */
  remove(id: string, etag: string): Promise<'removed' | 'conflict'>;
}

/** Who said that they have read which update. */
export interface ConfirmationStore {
  /** When this person confirmed; null when they did not. */
  at(updateId: string, personKey: string): Promise<Instant | null>;
  /** The first confirmation counts and is answered, however often one confirms. */
  confirm(updateId: string, personKey: string, at: Instant): Promise<Instant>;
  /** What this person has confirmed. */
  ofPerson(personKey: string): Promise<{ updateId: string; at: Instant }[]>;
  /** One that is not there is fine. */
  remove(updateId: string, personKey: string): Promise<void>;
  /** Removes those made before then, at most so many. Answers how many went. */
  forget(before: Instant, most: number): Promise<number>;
}
