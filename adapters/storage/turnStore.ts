import type { TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { TurnStore } from '#core/delivery/sharedPace.ts';
import type { Stored } from '#core/events/ports.ts';
import { keyText, Rows } from './rows.ts';

const turnsSchema = z.object({ tenantId: z.string(), nextMs: z.number() });
const keysOf = (tenantId: string) => ({ partitionKey: 'pace', rowKey: keyText(tenantId) });

/** When the next message to a tenant may go, in the table `pace`, a row for each tenant. */
export class TableTurnStore implements TurnStore {
  readonly #rows: Rows<z.infer<typeof turnsSchema>>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: turnsSchema,
      keys: ({ tenantId }) => keysOf(tenantId),
      columns: [],
    });
  }

  async get(tenantId: string): Promise<Stored<number> | null> {
    const row = await this.#rows.get(keysOf(tenantId));
    return row && { value: row.value.nextMs, etag: row.etag };
  }

  put(tenantId: string, nextMs: number, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#rows.write({ tenantId, nextMs }, etag);
  }
}
