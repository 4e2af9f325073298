/** What reading calendars on the web needs of the outside. */
import type { Stored } from '../events/ports.ts';
import type { Feed } from './feed.ts';

export interface FeedStore {
  /** All of them, in no order: a county has dozens. */
  list(): Promise<Stored<Feed>[]>;
  get(id: string): Promise<Stored<Feed> | null>;
  /** `etag` null inserts, otherwise replaces only that version. */
  write(feed: Feed, etag: string | null): Promise<'written' | 'conflict'>;
  /** One that is not there is fine. */
  remove(id: string): Promise<void>;
}

export type FeedAnswer =
  | { state: 'unchanged' }
  | { state: 'fetched'; bytes: Uint8Array; etag: string | null; lastModified: string | null }
  /** `reason`: a sentence for editors, without the address; `afterSeconds`: how long the server asks us to wait. */
  | { state: 'failed'; reason: string; afterSeconds: number };

/** Asks the address of a feed. Expected failures of any kind are an answer, never an exception. */
export type FetchFeed = (feed: Pick<Feed, 'url' | 'etag' | 'lastModified'>) => Promise<FeedAnswer>;
