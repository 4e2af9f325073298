import { odata, type TableClient } from '@azure/data-tables';
import { z } from 'zod';
import type { Stored } from '#core/events/ports.ts';
import { isExternal, type Person } from '#core/people/person.ts';
import { type Preferences, preferencesSchema, usualPreferences } from '#core/people/preferences.ts';
import type { Entry, PreferenceStore } from '#core/people/roll.ts';
import { personCodec } from './people.ts';
import { keyText, Rows } from './rows.ts';

const keptSchema = z.object({ key: z.string(), preferences: preferencesSchema });
type Kept = z.infer<typeof keptSchema>;
const keysOf = (key: string) => ({ partitionKey: keyText(key), rowKey: 'preferences' });

/** Rows of one page: a thousand is the most that Tables gives. */
const largestPage = 1000;

/** Preferences in the table `people`, each beside its person, so that the roll is read in one go. */
export class TablePreferenceStore implements PreferenceStore {
  readonly #people: Rows<Person>;
  readonly #rows: Rows<Kept>;

  constructor(client: TableClient) {
    this.#people = new Rows(client, personCodec);
    this.#rows = new Rows(client, { schema: keptSchema, keys: ({ key }) => keysOf(key), columns: [] });
  }

  async get(key: string): Promise<Stored<Preferences> | null> {
    const row = await this.#rows.get(keysOf(key));
    return row && { value: row.value.preferences, etag: row.etag };
  }

  put(key: string, preferences: Preferences, etag: string | null): Promise<'written' | 'conflict'> {
    return this.#rows.write({ key, preferences }, etag);
  }

  async remove(key: string): Promise<void> {
    await this.#rows.removeOne(keysOf(key));
  }

  /** By the keys as Tables sorts them, which are not always those of the letters. */
  async roll(span: { after: string | null; upTo: string | null; limit: number }): Promise<Entry[]> {
    const after = odata`PartitionKey gt ${span.after === null ? '' : keyText(span.after)}`;
    const filter =
      span.upTo === null ? after : `${after} and ${odata`PartitionKey le ${keyText(span.upTo)}`}`;
    const maxPageSize = Math.min(largestPage, 2 * span.limit + 1);
    const entries: Entry[] = [];
    let last: { person: Person; chosen: Preferences | null } | null = null;
    const take = () => {
      // Whoever is known by an address alone hears from us unasked only after they chose to.
      if (last && (last.chosen || !isExternal(last.person)))
        entries.push({ person: last.person, preferences: last.chosen ?? usualPreferences });
    };
    const pages = this.#rows.client.listEntities<Record<string, unknown>>({ queryOptions: { filter } });
    for await (const page of pages.byPage({ maxPageSize }))
      for (const row of page) {
        if (row.rowKey === 'person') {
          take();
          last = { person: this.#people.decode(row).value, chosen: null };
          if (entries.length >= span.limit) return entries;
        } else if (row.rowKey === 'preferences' && last && row.partitionKey === keyText(last.person.key))
          last.chosen = this.#rows.decode(row).value.preferences;
      }
    take();
    return entries;
  }
}
