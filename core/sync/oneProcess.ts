/** Work that one process at a time does, and there as much of it side by side as the host likes. */
import type { Lease, Leases } from './inbound/following.ts';

/** Longer than any piece of work takes. A process that dies keeps the others waiting for as long. */
const leaseSeconds = 300;

export class OneProcess {
  readonly #leases: Leases;
  readonly #name: string;
  #lease: Lease | null = null;
  #running = 0;
  /** One after the other: a lease that two renew at once is lost. */
  #steps: Promise<unknown> = Promise.resolve();

  /** @param name of the lease, the same in every process */
  constructor(leases: Leases, name: string) {
    this.#leases = leases;
    this.#name = name;
  }

  /** @returns null, with nothing done, while another process is at it */
  async run<Done>(work: () => Promise<Done>): Promise<{ done: Done } | null> {
    this.#running += 1;
    try {
      return (await this.#next(() => this.#hold())) ? { done: await work() } : null;
    } finally {
      this.#running -= 1;
      await this.#next(() => this.#letGo());
    }
  }

  #next<Done>(step: () => Promise<Done>): Promise<Done> {
    const done = this.#steps.then(step);
    this.#steps = done.catch(() => undefined);
    return done;
  }

  async #hold(): Promise<boolean> {
    const isOurs = (await this.#lease?.renew(leaseSeconds)) ?? false;
    if (!isOurs) this.#lease = await this.#leases.take(this.#name, leaseSeconds);
    return this.#lease !== null;
  }

  async #letGo(): Promise<void> {
    if (this.#running > 0) return;
    const lease = this.#lease;
    this.#lease = null;
    await lease?.release();
  }
}
