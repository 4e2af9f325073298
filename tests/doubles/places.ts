import type { Stored } from '#core/events/ports.ts';
import type { PlaceStore, TakenPlaces } from '#core/sync/sharedPlaces.ts';
import { TaggedRows } from './taggedRows.ts';

/** Who has which places, in memory. */
export class InMemoryPlaces implements PlaceStore {
  readonly #rows = new TaggedRows<{ name: string; value: TakenPlaces }>(({ name }) => name);

  async get(name: string): Promise<Stored<TakenPlaces> | null> {
    const row = this.#rows.get(name);
    return row && { value: row.value.value, etag: row.etag };
  }

  async put(name: string, value: TakenPlaces, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#rows.put({ name, value }, etag);
  }
}
