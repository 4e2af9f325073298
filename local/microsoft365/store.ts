/**
 * Everything the local Microsoft 365 remembers: collections of JSON documents, held in memory with indexes and
 * written through to one SQLite file (`:memory:` in tests), so that a second start finds the first one's state.
 */
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** Index name → the value, or values, a document stands under; null leaves it out. */
export type Indexes<T> = Readonly<Record<string, (document: T) => string | readonly string[] | null>>;

/** Told of a change after it is made: `before` is undefined for a new document, `after` for a deleted one. */
export type ChangeListener<T> = (before: T | undefined, after: T | undefined) => void;

const keysOf = (keys: string | readonly string[] | null): readonly string[] =>
  keys === null ? [] : typeof keys === 'string' ? [keys] : keys;

/** Documents of one kind by id, in order of insertion. */
export class Collection<T> {
  readonly #documents = new Map<string, T>();
  readonly #indexes: [name: string, keyOf: Indexes<T>[string], entries: Map<string, Set<string>>][];
  readonly #put: StatementSync;
  readonly #delete: StatementSync;
  readonly #name: string;
  readonly #listeners = new Set<ChangeListener<T>>();

  constructor(database: DatabaseSync, name: string, indexes: Indexes<T>) {
    this.#name = name;
    this.#put = database.prepare(
      'INSERT INTO documents (collection, id, json) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET json = excluded.json',
    );
    this.#delete = database.prepare('DELETE FROM documents WHERE collection = ? AND id = ?');
    this.#indexes = Object.entries(indexes).map(([index, keyOf]) => [index, keyOf, new Map()]);
    const rows = database
      .prepare('SELECT id, json FROM documents WHERE collection = ? ORDER BY rowid')
      .all(name);
    for (const row of rows) this.#remember(String(row.id), JSON.parse(String(row.json)) as T);
  }

  get(id: string): T | undefined {
    return this.#documents.get(id);
  }

  /** Inserts or replaces. Documents are values: put a changed copy, never change one in place. */
  put(id: string, document: T): void {
    const before = this.#documents.get(id);
    this.#remember(id, document);
    this.#put.run(this.#name, id, JSON.stringify(document));
    for (const listener of this.#listeners) listener(before, document);
  }

  delete(id: string): boolean {
    const before = this.#documents.get(id);
    if (!this.#remove(id)) return false;
    for (const listener of this.#listeners) listener(before, undefined);
    return true;
  }

  /** Hears of every change from now on, until the function that is returned is called. */
  watch(listener: ChangeListener<T>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  all(): IterableIterator<T> {
    return this.#documents.values();
  }

  get size(): number {
    return this.#documents.size;
  }

  /** Documents that stand under `key` in the named index. */
  by(index: string, key: string): T[] {
    const entries = this.#indexes.find(([name]) => name === index)?.[2];
    if (!entries) throw new Error(`collection ${this.#name} has no index ${index}`);
    return [...(entries.get(key) ?? [])].flatMap((id) => this.#documents.get(id) ?? []);
  }

  /** Forgets all, as if it had never been: nobody is told. */
  clear(): void {
    for (const id of [...this.#documents.keys()]) this.#remove(id);
  }

  #remove(id: string): boolean {
    if (!this.#documents.has(id)) return false;
    this.#forget(id);
    this.#documents.delete(id);
    this.#delete.run(this.#name, id);
    return true;
  }

  /** A document that was known keeps its place in the order, also among those that stand under the same key. */
  #remember(id: string, document: T): void {
    const before = this.#documents.get(id);
    this.#documents.set(id, document);
    for (const [, keyOf, entries] of this.#indexes) {
      const keys = keysOf(keyOf(document));
      const old = before === undefined ? [] : keysOf(keyOf(before));
      remove(
        entries,
        id,
        old.filter((key) => !keys.includes(key)),
      );
      for (const key of keys) entries.set(key, (entries.get(key) ?? new Set()).add(id));
    }
  }

  #forget(id: string): void {
    const document = this.#documents.get(id);
    if (document === undefined) return;
    for (const [, keyOf, entries] of this.#indexes) remove(entries, id, keysOf(keyOf(document)));
  }
}

const remove = (entries: Map<string, Set<string>>, id: string, keys: readonly string[]): void => {
  for (const key of keys) {
    const ids = entries.get(key);
    if (ids?.delete(id) && ids.size === 0) entries.delete(key);
  }
};

/** The file and its collections. */
export class Store {
  readonly #database: DatabaseSync;
  readonly #collections = new Map<string, unknown>();

  /** @param file a path, or `:memory:` */
  constructor(file: string) {
    this.#database = new DatabaseSync(file);
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;');
    this.#database.exec(
      'CREATE TABLE IF NOT EXISTS documents (collection TEXT, id TEXT, json TEXT, PRIMARY KEY (collection, id))',
    );
  }

  /** The collection of that name; made with these indexes, and heard by `listener`, the first time it is asked for. */
  collection<T>(name: string, indexes: Indexes<T> = {}, listener?: ChangeListener<T>): Collection<T> {
    const known = this.#collections.get(name) as Collection<T> | undefined;
    if (known) return known;
    const collection = new Collection<T>(this.#database, name, indexes);
    if (listener) collection.watch(listener);
    this.#collections.set(name, collection);
    return collection;
  }

  /** Forgets everything. */
  reset(): void {
    this.#database.exec('DELETE FROM documents');
    for (const collection of this.#collections.values()) (collection as Collection<unknown>).clear();
  }

  close(): void {
    this.#database.close();
  }
}
