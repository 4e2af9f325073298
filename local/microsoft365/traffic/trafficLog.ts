/** The last exchanges, for the inspector, and one JSON line for each in a file, for tests and measurements. */
import { appendFileSync } from 'node:fs';
import type { Exchange } from './exchange.ts';

const remembered = 1000;

export class TrafficLog {
  readonly #exchanges: Exchange[] = [];
  readonly #file: string | null;

  /** @param file appended to, one JSON object a line; null keeps the log in memory only */
  constructor(file: string | null) {
    this.#file = file;
  }

  record(exchange: Exchange): void {
    this.#exchanges.push(exchange);
    if (this.#exchanges.length > remembered) this.#exchanges.shift();
    if (this.#file === null) return;
    const { method, url, requestHeaders, requestBody, status, responseHeaders, responseBody, faults } =
      exchange;
    const struck = faults.length > 0 ? { faults } : {};
    const line = {
      method,
      url,
      requestHeaders,
      requestBody,
      status,
      responseHeaders,
      responseBody,
      ...struck,
    };
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }

  /** Newest first. */
  recent(): Exchange[] {
    return this.#exchanges.toReversed();
  }

  clear(): void {
    this.#exchanges.length = 0;
  }
}
