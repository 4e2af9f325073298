/** People and the trail of deeds, each in a table of its own. */
import { odata, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { Instant } from '#core/events/event.ts';
import type { Ids } from '#core/ids.ts';
import { isFoundBy, rarestWord } from '#core/people/isFoundBy.ts';
import type { Person } from '#core/people/person.ts';
import type { AuditEntry, AuditTrail, KeptTrail, PersonStore } from '#core/people/ports.ts';
import { PeopleIndex } from './peopleIndex.ts';
import { type Codec, keyText, Rows } from './rows.ts';

const personSchema = z.object({ key: z.string(), name: z.string(), email: z.string() });
const personKeys = (key: string) => ({ partitionKey: keyText(key), rowKey: 'person' });

/** A person as a row, which is the first of their partition. */
export const personCodec: Codec<Person> = {
  schema: personSchema,
  keys: (person) => personKeys(person.key),
  columns: [],
};

/** A search stops when it has found so many times as many people as are wanted. */
const enoughTimes = 10;

/** People in the table `people`, and by their words in the table `peopleByWord`. */
export class TablePersonStore implements PersonStore {
  readonly #rows: Rows<Person>;
  readonly #index: PeopleIndex;

  constructor(people: TableClient, peopleByWord: TableClient) {
    this.#rows = new Rows(people, personCodec);
    this.#index = new PeopleIndex(peopleByWord);
  }

  async get(key: string): Promise<Person | null> {
    return (await this.#rows.get(personKeys(key)))?.value ?? null;
  }

  /** Reads those with the longest of the words; of a word that very many have only the first of them. */
  async find(words: string, most: number): Promise<Person[]> {
    const word = rarestWord(words);
    if (word === null) return [];
    const found = new Map<string, Person>();
    for await (const person of this.#index.beginningWith(word)) {
      if (isFoundBy(person, words)) found.set(person.key, person);
      if (found.size >= most * enoughTimes) break;
    }
    return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en-GB')).slice(0, most);
  }

  /** The person is written last: cut off before, whoever they are is put once more with their next call. */
  async put(person: Person): Promise<void> {
    await this.#index.put(person, await this.get(person.key));
    await this.#rows.put([person]);
  }

  /** The person is removed last, so that their words are found again after a crash. */
  async remove(key: string): Promise<void> {
    const person = await this.get(key);
    if (person) await this.#index.remove(person);
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
