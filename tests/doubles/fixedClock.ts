import type { Clock } from '#core/clock.ts';

/** A clock that stands still until it is told to move. */
export class FixedClock implements Clock {
  #now: Date;

  constructor(now: string | Date = '2026-11-23T09:00:00Z') {
    this.#now = new Date(now);
  }

  now(): Date {
    return new Date(this.#now);
  }

  set(now: string | Date): void {
    this.#now = new Date(now);
  }

  /** @param minutes may be a fraction */
  advance(minutes: number): void {
    this.#now = new Date(this.#now.getTime() + minutes * 60_000);
  }
}
