import type { Clock } from '#core/clock.ts';

/** A clock that jumps to whoever wakes next as soon as nobody has anything left to do. */
export class VirtualClock implements Clock {
  #nowMs: number;
  /** Sleepers by the moment at which they wake, soonest first: a binary heap. */
  readonly #sleepers: { atMs: number; order: number; wake: () => void }[] = [];
  #order = 0;

  constructor(start = '2026-11-30T07:30:00Z') {
    this.#nowMs = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#nowMs);
  }

  sleep = (ms: number): Promise<void> =>
    new Promise((wake) => {
      this.#order += 1;
      this.#push({ atMs: this.#nowMs + Math.max(0, ms), order: this.#order, wake });
    });

  /** Lets time pass until `done` says so. @throws when nobody would ever wake again */
  async runUntil(done: () => boolean): Promise<void> {
    for (;;) {
      // Whoever was woken goes on as far as they get without waiting for time.
      await new Promise((settled) => setImmediate(settled));
      if (done()) return;
      const next = this.#pop();
      if (!next) throw new Error('everybody waits, and nobody will ever wake');
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.wake();
    }
  }

  #comesBefore(a: number, b: number): boolean {
    const [one, other] = [this.#sleepers[a], this.#sleepers[b]];
    if (!one || !other) return false;
    return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#sleepers[a], this.#sleepers[b]];
    if (one && other) [this.#sleepers[a], this.#sleepers[b]] = [other, one];
  }

  #push(sleeper: { atMs: number; order: number; wake: () => void }): void {
    this.#sleepers.push(sleeper);
    for (let at = this.#sleepers.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#comesBefore(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #pop() {
    const last = this.#sleepers.length - 1;
    this.#swap(0, last);
    const first = this.#sleepers.pop();
    for (let at = 0; ; ) {
      const child = this.#comesBefore(2 * at + 2, 2 * at + 1) ? 2 * at + 2 : 2 * at + 1;
      if (!this.#comesBefore(child, at)) return first;
      this.#swap(at, child);
      at = child;
    }
  }
}
