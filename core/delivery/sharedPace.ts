/**
 * The pace of everything that all instances send to Teams. A row for each tenant says when the next message may go; whoever
 * moves it on by a run of turns, on condition that nobody else did, has those turns. At fifty a second that is two or
 * three writes a second however many workers there are. An instance that dies takes half a second of turns with it.
 */
import type { Clock } from '../clock.ts';
import type { Stored } from '../events/ports.ts';
import type { Pace } from './ports.ts';

/** When the next message to a tenant may go, in milliseconds since 1970. */
export interface TurnStore {
  get(tenantId: string): Promise<Stored<number> | null>;
  put(tenantId: string, nextMs: number, etag: string | null): Promise<'written' | 'conflict'>;
}

export type Sleep = (ms: number) => Promise<void>;

/**
 * Teams takes 50 messages a second of an app in a tenant (Microsoft Teams documentation, "Optimize your bot with rate
 * limiting"). They arrive with some jitter, so the last of them is left free.
 */
const perSecond = 49;
const apartMs = 1000 / perSecond;
/** Turns taken at once. */
const longestRun = 25;
/** Turns are not taken further ahead than this, so that a crash wastes little and a new instance gets its share. */
const farthestMs = 1000;

/** Those of this instance who wait for a turn in one tenant. */
type Line = { waiting: { go: () => void; fail: (error: unknown) => void }[]; served: boolean };

export class SharedPace implements Pace {
  readonly #turns: TurnStore;
  readonly #clock: Clock;
  readonly #sleep: Sleep;
  readonly #lines = new Map<string, Line>();

  constructor(turns: TurnStore, clock: Clock, sleep: Sleep) {
    this.#turns = turns;
    this.#clock = clock;
    this.#sleep = sleep;
  }

  turn(tenantId: string): Promise<void> {
    const line = this.#lines.get(tenantId) ?? { waiting: [], served: false };
    this.#lines.set(tenantId, line);
    return new Promise((go, fail) => {
      line.waiting.push({ go, fail });
      if (!line.served) void this.#serve(tenantId, line);
    });
  }

  /** Takes turns for all who wait and lets each go when its turn comes. Who waits learns of a fault; the next call begins anew. */
  async #serve(tenantId: string, line: Line): Promise<void> {
    line.served = true;
    try {
      while (line.waiting.length > 0) {
        const run = Math.min(line.waiting.length, longestRun);
        const first = await this.#take(tenantId, run);
        for (let turn = 0; turn < run; turn += 1) {
          await this.#until(first + turn * apartMs);
          line.waiting.shift()?.go();
        }
      }
    } catch (error) {
      for (const { fail } of line.waiting.splice(0)) fail(error);
    } finally {
      line.served = false;
      this.#lines.delete(tenantId);
    }
  }

  async #until(ms: number): Promise<void> {
    const wait = ms - this.#clock.now().getTime();
    if (wait > 0) await this.#sleep(wait);
  }

  /** The moment of the first of so many turns. */
  async #take(tenantId: string, turns: number): Promise<number> {
    for (;;) {
      const known = await this.#turns.get(tenantId);
      const now = this.#clock.now().getTime();
      const first = Math.max(now, known?.value ?? 0);
      if (first - now > farthestMs) await this.#sleep(first - now - farthestMs);
      else if ((await this.#turns.put(tenantId, first + turns * apartMs, known?.etag ?? null)) === 'written')
        return first;
    }
  }
}
