import { odata, type TableClient } from '@azure/data-tables';
import { type Asking, type AskingStore, askingSchema } from '#core/digests/approval/asking.ts';
import type { Instant } from '#core/events/event.ts';
import type { Stored } from '#core/events/ports.ts';
import { keyText, Rows } from './rows.ts';

const partitionKey = 'asking';

/** Which approvers were asked about which issue, in the table `issues`. */
export class TableAskingStore implements AskingStore {
  readonly #rows: Rows<Asking>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: askingSchema,
      keys: ({ id }) => ({ partitionKey, rowKey: keyText(id) }),
      columns: ['state'],
      derived: ({ at }) => ({ at }),
    });
  }

  get(id: string): Promise<Stored<Asking> | null> {
    return this.#rows.get({ partitionKey, rowKey: keyText(id) });
  }

  standing(): Promise<Stored<Asking>[]> {
    return this.#rows.query(odata`PartitionKey eq ${partitionKey} and state eq ${'open'}`);
  }

  async all(): Promise<Asking[]> {
    const rows = await this.#rows.query(odata`PartitionKey eq ${partitionKey}`);
    return rows.map(({ value }) => value);
  }

  forget(before: Instant, most: number): Promise<number> {
    const filter = odata`PartitionKey eq ${partitionKey} and state eq ${'closed'} and at lt ${before}`;
    return this.#rows.removeFirst(filter, most);
  }

  put(asking: Asking, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#rows.write(asking, etag);
  }
}
