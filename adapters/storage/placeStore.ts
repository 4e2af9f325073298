import type { TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { Stored } from '#core/events/ports.ts';
import type { PlaceStore, TakenPlaces } from '#core/sync/sharedPlaces.ts';
import { keyText, Rows } from './rows.ts';

const placesSchema = z.object({
  name: z.string(),
  taken: z.array(z.object({ by: z.string(), places: z.number().int(), until: z.number() })),
  wantedUntil: z.number(),
});
const keysOf = (name: string) => ({ partitionKey: 'places', rowKey: keyText(name) });

/** Who has which places, in the table `pace`, a row for each mailbox. */
export class TablePlaceStore implements PlaceStore {
  readonly #rows: Rows<z.infer<typeof placesSchema>>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: placesSchema,
      keys: ({ name }) => keysOf(name),
      columns: [],
    });
  }

  async get(name: string): Promise<Stored<TakenPlaces> | null> {
    const row = await this.#rows.get(keysOf(name));
    if (!row) return null;
    const { taken, wantedUntil } = row.value;
    return { value: { taken, wantedUntil }, etag: row.etag };
  }

  put(name: string, value: TakenPlaces, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#rows.write({ name, wantedUntil: value.wantedUntil, taken: [...value.taken] }, etag);
  }
}
