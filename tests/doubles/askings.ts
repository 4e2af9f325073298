import type { Asking, AskingStore } from '#core/digests/approval/asking.ts';
import type { Stored } from '#core/events/ports.ts';
import { TaggedRows } from './taggedRows.ts';

/** Which approvers were asked, in memory. */
export class InMemoryAskings implements AskingStore {
  readonly rows = new TaggedRows<Asking>(({ id }) => id);

  async get(id: string): Promise<Stored<Asking> | null> {
    return this.rows.get(id);
  }

  async standing(): Promise<Stored<Asking>[]> {
    return this.rows.all().filter(({ value }) => value.state === 'open');
  }

  async all(): Promise<Asking[]> {
    return this.rows.all().map(({ value }) => value);
  }

  async forget(before: string, most: number): Promise<number> {
    const old = this.rows.all().filter(({ value }) => value.state === 'closed' && value.at < before);
    for (const { value, etag } of old.slice(0, most)) this.rows.remove(value.id, etag);
    return Math.min(old.length, most);
  }

  async put(asking: Asking, etag: string | null): Promise<'written' | 'conflict'> {
    return this.rows.put(asking, etag);
  }
}
