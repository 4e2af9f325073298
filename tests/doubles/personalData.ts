import type { Stored } from '#core/events/ports.ts';
import type { Erasure, ErasureStore } from '#core/personalData/erasure.ts';
import type { Tidying, TidyingStore } from '#core/retention/tidying.ts';
import { TaggedRows } from './taggedRows.ts';

/** Erasures in memory. */
export class InMemoryErasures implements ErasureStore {
  readonly rows = new TaggedRows<Erasure>(({ id }) => id);

  async get(id: string): Promise<Stored<Erasure> | null> {
    return this.rows.get(id);
  }

  async list(): Promise<Erasure[]> {
    return this.rows
      .all()
      .map(({ value }) => value)
      .sort((a, b) => b.askedAt.localeCompare(a.askedAt));
  }

  async put(erasure: Erasure, etag: string | null): Promise<'written' | 'conflict'> {
    return this.rows.put(erasure, etag);
  }

  async remove(id: string): Promise<void> {
    this.rows.remove(id, this.rows.get(id)?.etag ?? '');
  }
}

/** What the last removal came to, in memory. */
export class InMemoryTidyings implements TidyingStore {
  last: Tidying | null = null;

  async get(): Promise<Tidying | null> {
    return structuredClone(this.last);
  }

  async put(tidying: Tidying): Promise<void> {
    this.last = structuredClone(tidying);
  }
}
