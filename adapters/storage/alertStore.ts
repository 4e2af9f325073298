import { odata, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { Stored } from '#core/events/ports.ts';
import { type Alert, type AlertStore, alertSchema, type Seen, seenSchema } from '#core/sync/alerts/alert.ts';
import { keyText, Rows } from './rows.ts';

const keysOf = (id: string) => ({ partitionKey: 'alert', rowKey: keyText(id) });
const seenKeys = { partitionKey: 'seen', rowKey: 'seen' };

/** Alerts to administrators, in the table `alerts`, with one row of what is wrong of late. */
export class TableAlertStore implements AlertStore {
  readonly #rows: Rows<Alert>;
  readonly #seen: Rows<{ seen: Seen[] }>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: alertSchema,
      keys: ({ id }) => keysOf(id),
      columns: ['state', 'at'],
    });
    this.#seen = new Rows(client, {
      schema: z.object({ seen: z.array(seenSchema) }),
      keys: () => seenKeys,
      columns: [],
    });
  }

  get(id: string): Promise<Stored<Alert> | null> {
    return this.#rows.get(keysOf(id));
  }

  all(): Promise<Stored<Alert>[]> {
    return this.#rows.query(odata`PartitionKey eq ${'alert'}`);
  }

  put(alert: Alert, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#rows.write(alert, etag);
  }

  async seen(): Promise<Seen[]> {
    return (await this.#seen.get(seenKeys))?.value.seen ?? [];
  }

  putSeen(seen: readonly Seen[]): Promise<void> {
    return this.#seen.put([{ seen: [...seen] }]);
  }

  async forget(before: string): Promise<number> {
    const filter = odata`PartitionKey eq ${'alert'} and state eq ${'closed'} and at lt ${before}`;
    const old = await this.#rows.query(filter);
    await this.#rows.remove(old.map(({ value }) => keysOf(value.id)));
    return old.length;
  }
}
