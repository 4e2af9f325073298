import type { TableClient } from '@azure/data-tables';
import { type Reach, type ReachStore, reachSchema } from '#core/delivery/reach.ts';
import type { Stored } from '#core/events/ports.ts';
import { keyText, Rows } from './rows.ts';

const keysOf = (issue: string) => ({ partitionKey: 'reach', rowKey: keyText(issue) });

/** How people would get an issue, in the table `dispatches`: one row an issue, its last count. */
export class TableReachStore implements ReachStore {
  readonly #rows: Rows<Reach>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: reachSchema,
      keys: ({ issue }) => keysOf(issue),
      columns: [],
    });
  }

  get(issue: string): Promise<Stored<Reach> | null> {
    return this.#rows.get(keysOf(issue));
  }

  put(reach: Reach, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#rows.write(reach, etag);
  }
}
