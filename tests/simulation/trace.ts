/** What happened, in order: the last of it for people, all of it as a hash that tells whether two runs were the same. */
import { createHash } from 'node:crypto';

/** Lines. A long run has some thirty thousand. */
const remembered = 100_000;

export class Trace {
  readonly #hash = createHash('sha256');
  readonly #lines: string[] = [];
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  note(line: string): void {
    this.#hash.update(`${this.#now().getTime()} ${line}\n`);
    this.remark(line);
  }

  /** For people only: it may hold what is random in every run, such as the number of an invocation. */
  remark(line: string): void {
    this.#lines.push(`${this.#now().toISOString().slice(5, 23)} ${line}`);
    if (this.#lines.length > remembered) this.#lines.shift();
  }

  /** Lines that hold one of these words, or all of the last. */
  last(count: number, words: readonly string[] = []): string[] {
    const told =
      words.length === 0 ? this.#lines : this.#lines.filter((line) => words.some((w) => line.includes(w)));
    return told.slice(-count);
  }

  /** Ends the trace. */
  digest(): string {
    return this.#hash.digest('hex').slice(0, 16);
  }
}
