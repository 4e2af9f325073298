import type { Reach, ReachStore } from '#core/delivery/reach.ts';
import type { Stored } from '#core/events/ports.ts';
import { TaggedRows } from './taggedRows.ts';

/** Counts of how people get an issue, in memory. */
export class InMemoryReaches implements ReachStore {
  readonly rows = new TaggedRows<Reach>(({ issue }) => issue);

  async get(issue: string): Promise<Stored<Reach> | null> {
    return this.rows.get(issue);
  }

  async put(reach: Reach, etag: string | null): Promise<'written' | 'conflict'> {
    return this.rows.put(reach, etag);
  }
}
