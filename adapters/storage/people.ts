/** People and the trail of deeds, each in a table of its own. */
import { odata, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { Instant } from '#core/events/event.ts';
import type { Ids } from '#core/ids.ts';
import { isFoundBy } from '#core/people/isFoundBy.ts';
import type { Person } from '#core/people/person.ts';
import type { AuditEntry, AuditTrail, KeptTrail, PersonStore } from '#core/people/ports.ts';
import { type Codec, keyText, Rows } from './rows.ts';

const personSchema = z.object({ key: z.string(), name: z.string(), email: z.string() });
const personKeys = (key: string) => ({ partitionKey: keyText(key), rowKey: 'person' });

/** A person as a row, which is the first of their partition. */
export const personCodec: Codec<Person> = {
  schema: personSchema,
  keys: (person) => personKeys(person.key),
  columns: [],
};

/** People in the table `people`. */
export class TablePersonStore implements PersonStore {
  readonly #rows: Rows<Person>;

  constructor(client: TableClient) {
    this.#rows = new Rows(client, personCodec);
  }

  async get(key: string): Promise<Person | null> {
    return (await this.#rows.get(personKeys(key)))?.value ?? null;
  }

  /** Looks through all of them: a county has some thousands, and few are asked for. */
  async find(words: string, most: number): Promise<Person[]> {
    const found: Person[] = [];
    for await (const { value } of this.#rows.each(odata`RowKey eq ${'person'}`))
      if (isFoundBy(value, words)) found.push(value);
    return found.sort((a, b) => a.name.localeCompare(b.name, 'en-GB')).slice(0, most);
  }

  async put(person: Person): Promise<void> {
    await this.#rows.put([person]);
  }

  async remove(key: string): Promise<void> {
    await this.#rows.removeOne(personKeys(key));
  }
}

const auditSchema = z.object({
  at: z.string(),
  who: z.string(),
  what: z.string(),
  subject: z.string(),
  detail: z.string(),
});

const monthOf = (at: Instant): string => at.slice(0, 7);
const about = (key: string): string => odata`who eq ${key} or subject eq ${key}`;

/** The trail in the table `audit`, a partition a month, so that old months are removed whole. */
export class TableAuditTrail implements AuditTrail, KeptTrail {
  readonly #rows: Rows<AuditEntry>;

  constructor(client: TableClient, ids: Ids) {
    this.#rows = new Rows(client, {
      schema: auditSchema,
      keys: (entry) => ({ partitionKey: monthOf(entry.at), rowKey: `${entry.at} ${ids.next()}` }),
      columns: ['what', 'subject'],
      derived: ({ who }) => ({ who }),
    });
  }

  async record(entries: readonly AuditEntry[]): Promise<void> {
    const months = Map.groupBy(entries, ({ at }) => monthOf(at));
    for (const month of months.values()) await this.#rows.put(month);
  }

  async of(key: string, most: number): Promise<AuditEntry[]> {
    return (await this.#rows.first(about(key), most)).map(({ value }) => value);
  }

  async rename(from: string, to: string, most: number): Promise<number> {
    const renamed = (key: string): string => (key === from ? to : key);
    const { client } = this.#rows;
    const queryOptions = { filter: about(from) };
    let entries = 0;
    for await (const row of client.listEntities<Record<string, unknown>>({ queryOptions })) {
      if (entries === most) break;
      const { value } = this.#rows.decode(row);
      const entry = { ...value, who: renamed(value.who), subject: renamed(value.subject) };
      const { partitionKey = '', rowKey = '' } = row;
      await client.upsertEntity({ ...this.#rows.encode(entry), partitionKey, rowKey }, 'Replace');
      entries += 1;
    }
    return entries;
  }

  forget(before: Instant, most: number): Promise<number> {
    const month = monthOf(before);
    return this.#rows.removeFirst(
      odata`PartitionKey lt ${month} or (PartitionKey eq ${month} and RowKey lt ${before})`,
      most,
    );
  }
}
