import { odata, type TableClient } from '@azure/data-tables';
import type { Stored } from '#core/events/ports.ts';
import { type Telling, type TellingStore, tellingSchema } from '#core/sync/inbound/telling.ts';
import { keyText, Rows } from './rows.ts';

const keysOf = (id: string) => ({ partitionKey: 'telling', rowKey: keyText(id) });

/** What editors are told, in the table `tellings`. */
export class TableTellingStore implements TellingStore {
  readonly #rows: Rows<Telling>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: tellingSchema,
      keys: ({ id }) => keysOf(id),
      columns: ['state', 'at'],
    });
  }

  get(id: string): Promise<Stored<Telling> | null> {
    return this.#rows.get(keysOf(id));
  }

  standing(): Promise<Stored<Telling>[]> {
    return this.#rows.query(odata`PartitionKey eq ${'telling'} and state ne ${'closed'}`);
  }

  async all(): Promise<Telling[]> {
    const rows = await this.#rows.query(odata`PartitionKey eq ${'telling'}`);
    return rows.map(({ value }) => value);
  }

  async remove(id: string): Promise<void> {
    await this.#rows.removeOne(keysOf(id));
  }

  put(telling: Telling, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#rows.write(telling, etag);
  }

  async forget(before: string): Promise<number> {
    const filter = odata`PartitionKey eq ${'telling'} and state eq ${'closed'} and at lt ${before}`;
    const old = await this.#rows.query(filter);
    await this.#rows.remove(old.map(({ value }) => keysOf(value.id)));
    return old.length;
  }
}
