/** Erasures, and what the last removal came to, in the table `personalData`. */
import { odata, type TableClient } from '@azure/data-tables';
import type { Stored } from '#core/events/ports.ts';
import { type Erasure, type ErasureStore, erasureSchema } from '#core/personalData/erasure.ts';
import { type Tidying, type TidyingStore, tidyingSchema } from '#core/retention/tidying.ts';
import { keyText, Rows } from './rows.ts';

const partitionKey = 'erasure';
const keysOf = (id: string) => ({ partitionKey, rowKey: keyText(id) });

/** One partition: a county has some dozens in three years. */
export class TableErasureStore implements ErasureStore {
  readonly #rows: Rows<Erasure>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, { schema: erasureSchema, keys: ({ id }) => keysOf(id), columns: [] });
  }

  get(id: string): Promise<Stored<Erasure> | null> {
    return this.#rows.get(keysOf(id));
  }

  async list(): Promise<Erasure[]> {
    const rows = await this.#rows.query(odata`PartitionKey eq ${partitionKey}`);
    return rows.map(({ value }) => value).sort((a, b) => b.askedAt.localeCompare(a.askedAt));
  }

  put(erasure: Erasure, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#rows.write(erasure, etag);
  }

  async remove(id: string): Promise<void> {
    await this.#rows.removeOne(keysOf(id));
  }
}

const tidyingKeys = { partitionKey: 'tidying', rowKey: 'last' };

export class TableTidyingStore implements TidyingStore {
  readonly #rows: Rows<Tidying>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, { schema: tidyingSchema, keys: () => tidyingKeys, columns: [] });
  }

  async get(): Promise<Tidying | null> {
    return (await this.#rows.get(tidyingKeys))?.value ?? null;
  }

  put(tidying: Tidying): Promise<void> {
    return this.#rows.put([tidying]);
  }
}
