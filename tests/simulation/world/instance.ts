/** One process of the service: it lives until it is killed, and then nothing of it goes on. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Storage as AzureStorage } from '#adapters/storage/createStorage.ts';
import type { Chance } from '../chance.ts';
import type { Schedule } from '../schedule.ts';
import type { Counts } from '../tally.ts';
import type { Trace } from '../trace.ts';

export type Storage = AzureStorage;

/** Which invocation runs, for the trace and for finding the process that it runs in. */
export type Running = { instance: Instance; name: string };
export const running = new AsyncLocalStorage<Running>();

/** How trying life is for a process. */
export type Trials = {
  /** The chance, at each call, that the process is killed there. */
  kill: number;
  /** The chance that a call to the storage account fails, with or without effect. */
  storageFault: number;
};

export const noTrials: Trials = { kill: 0, storageFault: 0 };

export type InstanceContext = {
  schedule: Schedule;
  chance: Chance;
  trace: Trace;
  counts: Counts;
  /** Read at every call. */
  trials(): Trials;
};

export class StorageAway extends Error {}

const never = new Promise<never>(() => undefined);

export class Instance {
  readonly number: number;
  readonly died: Promise<null>;
  readonly #context: InstanceContext;
  #isAlive = true;
  #die: () => void = () => undefined;

  constructor(number: number, context: InstanceContext) {
    this.number = number;
    this.#context = context;
    this.died = new Promise((resolve) => {
      this.#die = () => resolve(null);
    });
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  kill(why: string): void {
    if (!this.#isAlive) return;
    this.#isAlive = false;
    this.#context.trace.note(`process ${this.number} killed ${why}`);
    this.#die();
  }

  /** Others go on meanwhile. Whoever is dead by then never comes back. */
  async pause(milliseconds: number): Promise<void> {
    await this.#context.schedule.sleep(milliseconds);
    if (!this.#isAlive) await never;
  }

  /** A call on its way out, its effect, and the way back. */
  async through<T>(what: string, effect: () => Promise<T>): Promise<T> {
    const { chance, trace } = this.#context;
    const { kill, storageFault } = this.#context.trials();
    await this.pause(this.#latency());
    trace.note(`${this.#who()} ${what}`);
    const fate = chance.next();
    if (fate < kill) this.#struck(`before ${what}`);
    if (!this.#isAlive) await never;
    const fault = chance.next();
    if (fault < storageFault / 2) this.#away(`${what}, not done`);
    const value = await effect();
    if (fate < 2 * kill) this.#struck(`after ${what}`);
    if (!this.#isAlive) await never;
    if (fault < storageFault) this.#away(`${what}, done`);
    if (chance.happens(0.3)) await this.pause(this.#latency());
    return value;
  }

  /** The process may be killed here: something is under way, or has come. */
  async hazard(what: string): Promise<void> {
    const { chance } = this.#context;
    if (chance.happens(this.#context.trials().kill)) this.#struck(what);
    if (!this.#isAlive) await never;
  }

  #who(): string {
    return running.getStore()?.name ?? `process ${this.number}`;
  }

  #struck(where: string): void {
    this.#context.counts.add('crashes');
    this.kill(`in ${this.#who()} ${where}`);
  }

  #away(what: string): never {
    this.#context.counts.add('storage faults');
    this.#context.trace.note(`${this.#who()} storage fails: ${what}`);
    throw new StorageAway(`The storage account did not answer: ${what}`);
  }

  /** A few milliseconds, now and then seconds. Milliseconds. */
  #latency(): number {
    const { chance } = this.#context;
    return chance.happens(0.01) ? chance.wait(8_000) : chance.wait(8);
  }
}
