/** What the rules need of the store that keeps issues. */
import type { Instant } from '../events/event.ts';
import type { Stored } from '../events/ports.ts';
import type { Issue } from './issue.ts';

export interface IssueStore {
  get(id: string): Promise<Stored<Issue> | null>;
  /** Newest week first. */
  list(): Promise<Issue[]>;
  /** Scheduled ones whose time has come. */
  due(now: Instant): Promise<Stored<Issue>[]>;
  /** `etag` null inserts. */
  put(issue: Issue, etag: string | null): Promise<'written' | 'conflict'>;
}
