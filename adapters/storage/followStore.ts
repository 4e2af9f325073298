import { odata, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { FollowStore } from '#core/areas/ports.ts';
import { keyText, type RowKeys, Rows } from './rows.ts';

const followSchema = z.object({ person: z.string(), area: z.string(), by: z.enum(['person', 'area']) });
type Follow = z.infer<typeof followSchema>;

const keysOf = ({ person, area, by }: Follow): RowKeys =>
  by === 'person'
    ? { partitionKey: `person ${keyText(person)}`, rowKey: keyText(area) }
    : { partitionKey: `area ${keyText(area)}`, rowKey: keyText(person) };

/**
 * Who follows which area, in the table `follows`: a row to read by person, a row to read by area. The person's row is
 * written first and removed last, so that nobody is ever sent what their own page does not show.
 */
export class TableFollowStore implements FollowStore {
  readonly #rows: Rows<Follow>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, { schema: followSchema, keys: keysOf, columns: [] });
  }

  async ofPerson(key: string): Promise<string[]> {
    const rows = await this.#rows.query(odata`PartitionKey eq ${`person ${keyText(key)}`}`);
    return rows.map(({ value }) => value.area);
  }

  async follow(person: string, area: string): Promise<void> {
    await this.#rows.put([{ person, area, by: 'person' }]);
    await this.#rows.put([{ person, area, by: 'area' }]);
  }

  async unfollow(person: string, area: string): Promise<void> {
    await this.#rows.remove([keysOf({ person, area, by: 'area' })]);
    await this.#rows.remove([keysOf({ person, area, by: 'person' })]);
  }

  async within({ after, upTo }: { after: string | null; upTo: string | null }) {
    const from = odata`PartitionKey gt ${`person ${after === null ? '' : keyText(after)}`}`;
    // What follows on `person ` in the order of ASCII is `person!`.
    const to =
      upTo === null
        ? odata`PartitionKey lt ${'person!'}`
        : odata`PartitionKey le ${`person ${keyText(upTo)}`}`;
    const known = new Map<string, Set<string>>();
    for await (const { value } of this.#rows.each(`${from} and ${to}`)) {
      const areas = known.get(value.person) ?? new Set();
      known.set(value.person, areas.add(value.area));
    }
    return known;
  }

  async *followers(area: string): AsyncIterable<string> {
    const filter = odata`PartitionKey eq ${`area ${keyText(area)}`}`;
    for await (const row of this.#rows.each(filter)) yield row.value.person;
  }

  async count(area: string): Promise<number> {
    const filter = odata`PartitionKey eq ${`area ${keyText(area)}`}`;
    let count = 0;
    for await (const page of this.#rows.client
      .listEntities({ queryOptions: { filter, select: ['PartitionKey'] } })
      .byPage())
      count += page.length;
    return count;
  }
}
