/** People and the trail of deeds, each in a table of its own. */
import { odata, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { Ids } from '#core/ids.ts';
import { isFoundBy } from '#core/people/isFoundBy.ts';
import type { Person } from '#core/people/person.ts';
import type { AuditEntry, AuditTrail, PersonStore } from '#core/people/ports.ts';
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
}

const auditSchema = z.object({
  at: z.string(),
  who: z.string(),
  what: z.string(),
  subject: z.string(),
  detail: z.string(),
});

/** The trail in the table `audit`, a partition a month, so that old months are removed whole. */
export class TableAuditTrail implements AuditTrail {
  readonly #rows: Rows<AuditEntry>;

  constructor(client: TableClient, ids: Ids) {
    this.#rows = new Rows(client, {
      schema: auditSchema,
      keys: (entry) => ({ partitionKey: entry.at.slice(0, 7), rowKey: `${entry.at} ${ids.next()}` }),
      columns: ['what', 'subject'],
    });
  }

  async record(entries: readonly AuditEntry[]): Promise<void> {
    const months = Map.groupBy(entries, (entry) => entry.at.slice(0, 7));
    for (const month of months.values()) await this.#rows.put(month);
  }
}
