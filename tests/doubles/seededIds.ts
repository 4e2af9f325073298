import { deriveId } from '#adapters/storage/ids.ts';
import type { Ids } from '#core/ids.ts';

/** Identities that come in the same order in every run of a test; `derive` is the real one. */
export class SeededIds implements Ids {
  readonly #seed: string;
  #count = 0;

  constructor(seed = 'seed') {
    this.#seed = seed;
  }

  next(): string {
    this.#count += 1;
    return deriveId(this.#seed, String(this.#count));
  }

  derive(...parts: string[]): string {
    return deriveId(...parts);
  }
}
