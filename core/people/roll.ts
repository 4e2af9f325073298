/** The roll of those who may hear from us unasked, with what each chose. */
import type { Stored } from '../events/ports.ts';
import type { Person } from './person.ts';
import type { Preferences } from './preferences.ts';

/** Somebody with what they chose, or with what usually holds. */
export type Entry = { person: Person; preferences: Preferences };

export interface PreferenceStore {
  /** Null when they have not chosen anything yet. */
  get(key: string): Promise<Stored<Preferences> | null>;
  /** `etag` null inserts. */
  put(key: string, preferences: Preferences, etag: string | null): Promise<'written' | 'conflict'>;
  /** Back to what usually holds. */
  remove(key: string): Promise<void>;
  /**
   * People in the order of their keys: those after `after` (null: from the first) up to `upTo` included (null: to the
   * last), at most `limit`, each with what they chose or what usually holds.
   */
  roll(span: { after: string | null; upTo: string | null; limit: number }): Promise<Entry[]>;
}
