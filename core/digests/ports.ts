/** What the rules need of the store that keeps issues. */
import type { Instant } from '../events/event.ts';
import type { Stored } from '../events/ports.ts';
import { type Issue, type IssueState, openStates } from './issue.ts';

/** From the draft until everything has gone. */
export const unfinishedStates: readonly IssueState[] = [...openStates, 'sending', 'paused'];

export interface IssueStore {
  get(id: string): Promise<Stored<Issue> | null>;
  /** Digests, newest week first. */
  list(): Promise<Issue[]>;
  /** The newest of the news since then; null when there was none. */
  latestNews(since: Instant): Promise<Issue | null>;
  /** News made since then that say they are being sent, or have a change whose dispatch is perhaps not there. */
  unsettledNews(since: Instant): Promise<Stored<Issue>[]>;
  /** Scheduled digests whose time has come. */
  due(now: Instant): Promise<Stored<Issue>[]>;
  /** Digests in `unfinishedStates`: a few, however many have gone. */
  unfinished(): Promise<Issue[]>;
  /** Digests that wait for approval. */
  inReview(): Promise<Issue[]>;
  /** Digests that say they are being sent. */
  sending(): Promise<Issue[]>;
  /** Digests with a change whose dispatch is perhaps not there. */
  pending(): Promise<Stored<Issue>[]>;
  /** `etag` null inserts. */
  put(issue: Issue, etag: string | null): Promise<'written' | 'conflict'>;
}
