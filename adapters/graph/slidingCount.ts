/** How much went out within the last so many seconds, in slices, so that a long window costs little memory. */

/** Slices of a window: what is a slice old counts as new, which errs on the safe side. */
const slices = 60;

export class SlidingCount {
  readonly #windowMilliseconds: number;
  /** Slice number → how much went out in it. In order of time. */
  readonly #counts = new Map<number, number>();

  constructor(windowSeconds: number) {
    this.#windowMilliseconds = windowSeconds * 1000;
  }

  get #slice(): number {
    return this.#windowMilliseconds / slices;
  }

  add(amount: number, now: number): void {
    const slice = Math.floor(now / this.#slice);
    this.#counts.set(slice, (this.#counts.get(slice) ?? 0) + amount);
  }

  /** Milliseconds until `amount` more stay within `limit`; 0 when they do now. */
  waitFor(amount: number, limit: number, now: number): number {
    const oldest = Math.floor((now - this.#windowMilliseconds) / this.#slice);
    for (const slice of this.#counts.keys()) if (slice < oldest) this.#counts.delete(slice);
    let used = [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
    let wait = 0;
    for (const [slice, count] of this.#counts) {
      if (used + amount <= limit) break;
      used -= count;
      wait = (slice + 1) * this.#slice + this.#windowMilliseconds - now;
    }
    return Math.max(0, wait);
  }
}
