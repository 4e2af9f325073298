import { odata, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import { wordsOf } from '#core/people/isFoundBy.ts';
import type { Person } from '#core/people/person.ts';
import { inParallel, tableConcurrency } from './inParallel.ts';
import { keyText, Rows } from './rows.ts';

const entrySchema = z.object({ word: z.string(), key: z.string(), name: z.string(), email: z.string() });
type Entry = z.infer<typeof entrySchema>;

/** By the first letter, so that few rows are looked at, and no partition gets everybody's. */
const partitionOf = (word: string): string => keyText([...word].slice(0, 1).join(''));
const keysOf = ({ word, key }: Pick<Entry, 'word' | 'key'>) => ({
  partitionKey: partitionOf(word),
  rowKey: `${keyText(word)} ${keyText(key)}`,
});

/** People by the words of their name and address, a row for each word, so that a search reads only what begins alike. */
export class PeopleIndex {
  readonly #rows: Rows<Entry>;

  constructor(client: TableClient) {
    this.#rows = new Rows<Entry>(client, { schema: entrySchema, keys: keysOf, columns: [] });
  }

  /** @param before as they were known, whose other words lead to them no more */
  async put(person: Person, before: Person | null): Promise<void> {
    const words = wordsOf(person);
    await inParallel(words, tableConcurrency, (word) => this.#rows.put([{ word, ...person }]));
    const gone = before ? wordsOf(before).filter((word) => !words.includes(word)) : [];
    await inParallel(gone, tableConcurrency, (word) => this.#rows.removeOne(keysOf({ word, ...person })));
  }

  async remove(person: Person): Promise<void> {
    await inParallel(wordsOf(person), tableConcurrency, (word) =>
      this.#rows.removeOne(keysOf({ word, ...person })),
    );
  }

  /** Those with a word that begins so, in order of these words. */
  async *beginningWith(word: string): AsyncIterable<Person> {
    const start = keyText(word);
    // What begins with it sorts before it with `~`, which no key holds.
    const filter = odata`PartitionKey eq ${partitionOf(word)} and RowKey ge ${start} and RowKey lt ${`${start}~`}`;
    for await (const { value } of this.#rows.each(filter))
      yield { key: value.key, name: value.name, email: value.email };
  }
}
