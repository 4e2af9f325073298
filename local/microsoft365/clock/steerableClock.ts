/** A clock that can be put forward: one that runs with the machine, or one that stands until it is moved. */

type Sleeper = { dueAt: number; wake(): void };

const oneTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class SteerableClock {
  readonly #standsAt: number | null;
  readonly #sleepers = new Set<Sleeper>();
  #ahead = 0;

  /** @param standsAt where it stands until it is moved; left out, it runs with the machine's */
  constructor(standsAt: Date | null = null) {
    this.#standsAt = standsAt?.getTime() ?? null;
  }

  now(): Date {
    return new Date((this.#standsAt ?? Date.now()) + this.#ahead);
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#sleepers.delete(sleeper);
        resolve();
      };
      const timer = this.#standsAt === null ? setTimeout(() => wake(), milliseconds).unref() : undefined;
      const sleeper: Sleeper = { dueAt: this.now().getTime() + milliseconds, wake };
      this.#sleepers.add(sleeper);
    });
  }

  /** Puts it forward to where the next sleeper wakes; false when nobody sleeps. */
  async advanceToNext(): Promise<boolean> {
    const next = this.#nextBefore(Number.POSITIVE_INFINITY);
    if (next) await this.advance(Math.max(0, next.dueAt - this.now().getTime()));
    return next !== undefined;
  }

  /** Puts it forward. Whoever sleeps wakes at their own moment, and may sleep again within the same stretch. */
  async advance(milliseconds: number): Promise<void> {
    const until = this.now().getTime() + milliseconds;
    for (let next = this.#nextBefore(until); next; next = this.#nextBefore(until)) {
      this.#moveTo(next.dueAt);
      next.wake();
      await oneTurn();
    }
    this.#moveTo(until);
  }

  #nextBefore(until: number): Sleeper | undefined {
    const due = [...this.#sleepers].filter(({ dueAt }) => dueAt <= until);
    return due.toSorted((a, b) => a.dueAt - b.dueAt)[0];
  }

  #moveTo(instant: number): void {
    this.#ahead += Math.max(0, instant - this.now().getTime());
  }
}
