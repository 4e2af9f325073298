/** So much in a window of so long. A window begins with the first use after the last one has ended. */

export type Allowance = { limit: number; seconds: number };
export type Used = {
  used: number;
  limit: number;
  /** Until the window ends. At least 1, so that `Retry-After` never says "now". */
  secondsLeft: number;
};

export class Quota {
  readonly #clock: { now(): Date };
  readonly #windows = new Map<string, { endsAt: number; used: number }>();

  constructor(clock: { now(): Date }) {
    this.#clock = clock;
  }

  /** Counts, whether or not it is too much. */
  use(key: string, amount: number, { limit, seconds }: Allowance): Used {
    const now = this.#clock.now().getTime();
    const open = this.#windows.get(key);
    const window = open && now < open.endsAt ? open : { endsAt: now + seconds * 1000, used: 0 };
    window.used += amount;
    this.#windows.set(key, window);
    return { used: window.used, limit, secondsLeft: Math.max(1, Math.ceil((window.endsAt - now) / 1000)) };
  }

  /** What is used in windows that are open now. */
  inUse(): { key: string; used: number; secondsLeft: number }[] {
    const now = this.#clock.now().getTime();
    return [...this.#windows]
      .filter(([, { endsAt }]) => now < endsAt)
      .map(([key, { used, endsAt }]) => ({ key, used, secondsLeft: Math.ceil((endsAt - now) / 1000) }));
  }

  forget(): void {
    this.#windows.clear();
  }
}
