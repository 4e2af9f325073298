import type { Stored } from '#core/events/ports.ts';

/** Values in memory by a key, with tags that a conditional write must name. What is read is a copy. */
export class TaggedRows<T> {
  readonly #rows = new Map<string, Stored<T>>();
  readonly #keyOf: (value: T) => string;
  #tag = 0;

  constructor(keyOf: (value: T) => string) {
    this.#keyOf = keyOf;
  }

  all(): Stored<T>[] {
    return structuredClone([...this.#rows.values()]);
  }

  get(key: string): Stored<T> | null {
    return structuredClone(this.#rows.get(key) ?? null);
  }

  put(value: T, etag: string | null): 'written' | 'conflict' {
    if ((this.#rows.get(this.#keyOf(value))?.etag ?? null) !== etag) return 'conflict';
    this.seed(value);
    return 'written';
  }

  /** Writes without condition. */
  seed(value: T): void {
    this.#tag += 1;
    this.#rows.set(this.#keyOf(value), { value: structuredClone(value), etag: `tag-${this.#tag}` });
  }

  remove(key: string, etag: string): boolean {
    return this.#rows.get(key)?.etag === etag && this.#rows.delete(key);
  }
}
