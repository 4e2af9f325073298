/**
 * What Microsoft 365 takes from us, by lane: a mailbox, or SharePoint as a whole. Places for calls under way at once, and
 * the times until which a lane is closed, to everybody or to what can wait.
 */
import type { SharedPlaces } from '#core/sync/sharedPlaces.ts';
import type { GraphAnswer } from './graph.ts';
import { type Entry, isMailbox, Lane } from './lane.ts';
import { type Pace, patienceSeconds } from './retry.ts';

/** What was not sent, since its lane is closed for longer than a worker should be held. */
export class Held {
  readonly seconds: number;

  constructor(seconds: number) {
    this.seconds = seconds;
  }
}

export class Budget {
  readonly #lanes = new Map<string, Lane>();
  readonly #pace: Pace;
  readonly #shared: SharedPlaces | null;

  /** @param shared places at mailboxes that other processes have calls on too; none where this one is alone */
  constructor(pace: Pace, shared: SharedPlaces | null = null) {
    this.#pace = pace;
    this.#shared = shared;
  }

  /** Waits for places in an open lane, does the work, gives them back whatever came of it. */
  async within<Done>(entry: Entry, work: () => Promise<Done>): Promise<Done | Held> {
    const lane = this.#lane(entry.lane);
    for (let waited = 0; ; ) {
      const leave = await this.#enter(lane, entry);
      const wait = lane.closedFor(entry, this.#now());
      if (wait === 0) {
        lane.count(entry.calls, this.#now());
        return work().finally(leave);
      }
      // Whoever waits takes no place from those who need not.
      await leave();
      waited += wait;
      if (waited > patienceSeconds * 1000) return new Held(Math.ceil(wait / 1000));
      await this.#pace.sleep(wait);
    }
  }

  /** Takes places in this process, then among all, unless the lane is closed meanwhile. @returns gives them back */
  async #enter(lane: Lane, entry: Entry): Promise<() => Promise<void>> {
    await lane.enter(entry);
    try {
      const isOpen = lane.closedFor(entry, this.#now()) === 0;
      const giveBack =
        isOpen && isMailbox(entry.lane) ? await this.#shared?.take(entry.lane, entry) : undefined;
      return async () => {
        await giveBack?.();
        lane.leave(entry.places);
      };
    } catch (error) {
      lane.leave(entry.places);
      throw error;
    }
  }

  /** Learns from an answer, be it a part of a batch, how long the lane is to be left alone. */
  learn(name: string, answer: Pick<GraphAnswer, 'status' | 'headers'>): void {
    this.#lane(name).learn(answer, new Date(this.#now()));
  }

  /** Seconds until every lane takes so many calls that can wait; 0 when now. */
  pauseSeconds(calls: number): number {
    const now = this.#now();
    const entry = { calls, urgency: 'inTurn' } as const;
    const waits = [...this.#lanes.values()].map((lane) => lane.closedFor(entry, now));
    return Math.ceil(Math.max(0, ...waits) / 1000);
  }

  #now(): number {
    return this.#pace.now().getTime();
  }

  #lane(name: string): Lane {
    const lane = this.#lanes.get(name) ?? new Lane(isMailbox(name));
    this.#lanes.set(name, lane);
    return lane;
  }
}
