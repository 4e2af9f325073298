import { odata, type TableClient } from '@azure/data-tables';
import { type Help, helpSchema } from '#core/areas/help.ts';
import type { HelpStore } from '#core/areas/ports.ts';
import type { Instant } from '#core/events/event.ts';
import type { Stored } from '#core/events/ports.ts';
import { keyText, Rows } from './rows.ts';

const keysOf = ({ area, id }: Pick<Help, 'area' | 'id'>) => ({
  partitionKey: keyText(area),
  rowKey: keyText(id),
});

/** Offers of help in the table `help`, a partition an area. */
export class TableHelpStore implements HelpStore {
  readonly #rows: Rows<Help>;

  constructor(client: TableClient) {
    this.#rows = new Rows<Help>(client, {
      schema: helpSchema,
      keys: keysOf,
      columns: ['at', 'told'],
      derived: ({ from }) => ({ person: from.key }),
    });
  }

  async ofArea(area: string): Promise<Stored<Help>[]> {
    const rows = await this.#rows.query(odata`PartitionKey eq ${keyText(area)}`);
    return rows.sort(({ value: a }, { value: b }) => b.at.localeCompare(a.at) || a.id.localeCompare(b.id));
  }

  get(area: string, id: string): Promise<Stored<Help> | null> {
    return this.#rows.get(keysOf({ area, id }));
  }

  async ofPerson(key: string): Promise<Help[]> {
    return (await this.#rows.query(odata`person eq ${key}`)).map(({ value }) => value);
  }

  untold(before: Instant): Promise<Stored<Help>[]> {
    return this.#rows.query(odata`told eq ${'no'} and at lt ${before}`);
  }

  put(help: Help, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#rows.write(help, etag);
  }

  async remove(area: string, id: string): Promise<void> {
    await this.#rows.removeOne(keysOf({ area, id }));
  }

  forget(before: Instant, most: number): Promise<number> {
    return this.#rows.removeFirst(odata`at lt ${before}`, most);
  }
}
