import { odata, type TableClient } from '@azure/data-tables';
import { type Dispatch, dispatchSchema } from '#core/delivery/dispatch.ts';
import type { DispatchStore } from '#core/delivery/ports.ts';
import type { Stored } from '#core/events/ports.ts';
import { keyText, Rows } from './rows.ts';

const partitionKey = 'dispatch';
const keysOf = (id: string) => ({ partitionKey, rowKey: keyText(id) });

/** Dispatches in the table `dispatches`, one partition: few are under way at a time. */
export class TableDispatchStore implements DispatchStore {
  readonly #rows: Rows<Dispatch>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, {
      schema: dispatchSchema,
      keys: ({ id }) => keysOf(id),
      columns: ['state'],
      derived: ({ issue }) => ({ issue }),
    });
  }

  get(id: string): Promise<Stored<Dispatch> | null> {
    return this.#rows.get(keysOf(id));
  }

  async ofIssue(issue: string): Promise<Dispatch[]> {
    const rows = await this.#rows.query(odata`PartitionKey eq ${partitionKey} and issue eq ${issue}`);
    return rows.map(({ value }) => value).sort((a, b) => (a.change?.number ?? 0) - (b.change?.number ?? 0));
  }

  async list(): Promise<Dispatch[]> {
    const rows = await this.#rows.query(odata`PartitionKey eq ${partitionKey}`);
    return rows.map(({ value }) => value);
  }

  async remove(id: string): Promise<void> {
    await this.#rows.removeOne(keysOf(id));
  }

  async sending(): Promise<Dispatch[]> {
    const rows = await this.#rows.query(odata`PartitionKey eq ${partitionKey} and state eq ${'sending'}`);
    return rows.map(({ value }) => value);
  }

  put(dispatch: Dispatch, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#rows.write(dispatch, etag);
  }
}
