import type { Outcome } from '#core/sync/ports.ts';

/** Outcomes laid ready by a test, each given once, in order. */
export class Script {
  readonly #outcomes = new Map<string, Outcome[]>();

  /** The next operation on `key` comes to this outcome and is not carried out. */
  next(key: string, outcome: Outcome): void {
    this.#outcomes.set(key, [...(this.#outcomes.get(key) ?? []), outcome]);
  }

  take(key: string): Outcome | undefined {
    return this.#outcomes.get(key)?.shift();
  }
}
