/**
 * What Microsoft 365 takes from us, by lane: a mailbox, or SharePoint as a whole. Places for calls under way at once, and
 * the times until which a lane is closed, to everybody or to what can wait.
 */
import type { GraphAnswer } from './graph.ts';
import { type Entry, Lane } from './lane.ts';
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

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  /** Waits for places in an open lane, does the work, gives them back whatever came of it. */
  async within<Done>(entry: Entry, work: () => Promise<Done>): Promise<Done | Held> {
    const lane = this.#lane(entry.lane);
    for (let waited = 0; ; ) {
      await lane.enter(entry);
      const wait = lane.closedFor(entry, this.#now());
      if (wait === 0) break;
      // Whoever waits takes no place from those who need not.
      lane.leave(entry.places);
      waited += wait;
      if (waited > patienceSeconds * 1000) return new Held(Math.ceil(wait / 1000));
      await this.#pace.sleep(wait);
    }
    lane.count(entry.calls, this.#now());
    try {
      return await work();
    } finally {
      lane.leave(entry.places);
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
    const lane = this.#lanes.get(name) ?? new Lane(name.startsWith('/users/'));
    this.#lanes.set(name, lane);
    return lane;
  }
}
