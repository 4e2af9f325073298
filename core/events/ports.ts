/** What the rules need of the stores that keep events and imports. */
import type { CollaborativeEvent, Instant } from './event.ts';
import type { ImportRun } from './importRun.ts';

/** A stored thing with the tag that a conditional write must name. */
export type Stored<T> = { value: T; etag: string };

/** One event to write: `etag` null inserts (and fails when it exists), otherwise replaces only that version. */
export type EventWrite = { event: CollaborativeEvent; etag: string | null };

export interface EventStore {
  get(id: string): Promise<Stored<CollaborativeEvent> | null>;
  /** Those that exist among the ids, in no order. */
  getMany(ids: readonly string[]): Promise<Stored<CollaborativeEvent>[]>;
  /** Published and cancelled events that overlap [from, to), by start. */
  between(from: Instant, to: Instant): Promise<CollaborativeEvent[]>;
  /** Published and cancelled events whose id comes after that one, in order of their ids, at most `limit`. */
  after(id: string, limit: number): Promise<CollaborativeEvent[]>;
  /** Every event of a feed, in no order. */
  ofFeed(feed: string): Promise<Stored<CollaborativeEvent>[]>;
  /** Writes all or none of up to 100 events; `conflict` when any etag no longer holds. */
  write(writes: readonly EventWrite[]): Promise<'written' | 'conflict'>;
  /** Notes the join links that Outlook gave, by event, without new versions. Events that are not there are left out. */
  setJoinUrls(joinUrls: ReadonlyMap<string, string>): Promise<void>;
}

/** Uploaded programmes and how far each import has come. */
export interface ImportStore {
  create(run: ImportRun, file: Uint8Array): Promise<void>;
  get(id: string): Promise<ImportRun | null>;
  file(id: string): Promise<Uint8Array | null>;
  save(run: ImportRun): Promise<void>;
  startedBy(key: string): Promise<ImportRun[]>;
  /** Those in that state that were started since then, in no order. */
  inState(state: ImportRun['state'], since: Instant): Promise<ImportRun[]>;
  /** Removes those started before then with their files, at most so many. Answers how many went. */
  forget(before: Instant, most: number): Promise<number>;
}
