import type { Stored } from '#core/events/ports.ts';
import { isExternal } from '#core/people/person.ts';
import { type Preferences, usualPreferences } from '#core/people/preferences.ts';
import type { Entry, PreferenceStore } from '#core/people/roll.ts';
import type { InMemoryPeople } from './people.ts';
import { TaggedRows } from './taggedRows.ts';

/** Preferences in memory, with the people they are of. */
export class InMemoryPreferences implements PreferenceStore {
  readonly #people: InMemoryPeople;
  readonly rows = new TaggedRows<{ key: string; preferences: Preferences }>(({ key }) => key);

  constructor(people: InMemoryPeople) {
    this.#people = people;
  }

  seed(key: string, chosen: Partial<Preferences>): void {
    this.rows.seed({ key, preferences: { ...usualPreferences, ...chosen } });
  }

  async get(key: string): Promise<Stored<Preferences> | null> {
    const row = this.rows.get(key);
    return row && { value: row.value.preferences, etag: row.etag };
  }

  async put(key: string, preferences: Preferences, etag: string | null): Promise<'written' | 'conflict'> {
    return this.rows.put({ key, preferences }, etag);
  }

  async remove(key: string): Promise<void> {
    this.rows.remove(key, this.rows.get(key)?.etag ?? '');
  }

  async roll(span: { after: string | null; upTo: string | null; limit: number }): Promise<Entry[]> {
    return [...this.#people.people.values()]
      .filter(
        ({ key }) => (span.after === null || key > span.after) && (span.upTo === null || key <= span.upTo),
      )
      .filter((person) => !isExternal(person) || this.rows.get(person.key))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .slice(0, span.limit)
      .map((person) => ({
        person: { ...person },
        preferences: this.rows.get(person.key)?.value.preferences ?? usualPreferences,
      }));
  }
}
