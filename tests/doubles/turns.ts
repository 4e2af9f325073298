import type { TurnStore } from '#core/delivery/sharedPace.ts';
import type { Stored } from '#core/events/ports.ts';
import { TaggedRows } from './taggedRows.ts';

/** When the next message to a tenant may go, in memory. */
export class InMemoryTurns implements TurnStore {
  readonly #rows = new TaggedRows<{ tenantId: string; nextMs: number }>(({ tenantId }) => tenantId);

  async get(tenantId: string): Promise<Stored<number> | null> {
    const row = this.#rows.get(tenantId);
    return row && { value: row.value.nextMs, etag: row.etag };
  }

  async put(tenantId: string, nextMs: number, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#rows.put({ tenantId, nextMs }, etag);
  }
}
