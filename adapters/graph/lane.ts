/** One lane of the budget: its places, who waits for them, and until when it is closed to whom. */
import type { Urgency } from '#core/sync/urgency.ts';
import type { GraphAnswer } from './graph.ts';
import { askedSeconds } from './retry.ts';
import { SlidingCount } from './slidingCount.ts';

/** Whether a lane is a mailbox: what Outlook limits by its own counts. */
export const isMailbox = (lane: string): boolean => lane.startsWith('/users/');

export type Entry = {
  /** A mailbox (`/users/…`), `/sites`, or anything else. */
  lane: string;
  /** How many places it takes. */
  places: number;
  /** How many requests it is counted as. */
  calls: number;
  urgency: Urgency;
};

/** Outlook runs four calls of an app on one mailbox at once and refuses a fifth (Graph throttling limits, "Outlook"). */
export const placesInLane = 4;

/** Requests that Outlook takes from an app for one mailbox in so many seconds (the same page). */
const mailboxRequests = { limit: 10_000, seconds: 600 };

/** What a list item written costs (SharePoint documentation, "Avoid getting throttled"); reads cost no more. */
const unitsOfCall = 2;

/** Of every limit this share is kept for what somebody waits for. */
const keptShare = 0.1;

type Waiting = { places: number; enter: () => void };

/** A header's number; null when there is none. */
const numberIn = (headers: GraphAnswer['headers'], name: string): number | null => {
  const value = Number(headers[name] ?? Number.NaN);
  return Number.isFinite(value) ? value : null;
};

export class Lane {
  #free = placesInLane;
  readonly #waiting: Record<Urgency, Waiting[]> = { now: [], inTurn: [] };
  /** Milliseconds since 1970. */
  #closedUntil = 0;
  /** What is left of SharePoint's units until then, as far as it has told us. */
  #left: { units: number; kept: number; until: number } | null = null;
  readonly #requests: SlidingCount | null;

  /** @param counts whether requests are counted: SharePoint tells us how much is left, Outlook does not */
  constructor(counts: boolean) {
    this.#requests = counts ? new SlidingCount(mailboxRequests.seconds) : null;
  }

  /** First come, first served, and what can wait after everything else. */
  async enter({ places, urgency }: Pick<Entry, 'places' | 'urgency'>): Promise<void> {
    const { now, inTurn } = this.#waiting;
    const isNext = now.length === 0 && (urgency === 'now' || inTurn.length === 0);
    if (isNext && this.#free >= places) this.#free -= places;
    else await new Promise<void>((enter) => this.#waiting[urgency].push({ places, enter }));
  }

  leave(places: number): void {
    this.#free += places;
    for (;;) {
      const queue = this.#waiting.now.length > 0 ? this.#waiting.now : this.#waiting.inTurn;
      const [next] = queue;
      if (!next || next.places > this.#free) return;
      queue.shift();
      this.#free -= next.places;
      next.enter();
    }
  }

  count(calls: number, now: number): void {
    this.#requests?.add(calls, now);
    if (this.#left) this.#left.units -= calls * unitsOfCall;
  }

  /** Milliseconds for which nothing of this kind may go. */
  closedFor({ calls, urgency }: Pick<Entry, 'calls' | 'urgency'>, now: number): number {
    const forAll = this.#closedUntil - now;
    if (urgency === 'now') return Math.max(0, forAll);
    const allowed = mailboxRequests.limit * (1 - keptShare);
    const counted = this.#requests?.waitFor(calls, allowed, now) ?? 0;
    return Math.max(0, forAll, counted, this.#untilUnits(calls, now));
  }

  #untilUnits(calls: number, now: number): number {
    if (!this.#left) return 0;
    const { units, kept, until } = this.#left;
    return units - calls * unitsOfCall < kept ? until - now : 0;
  }

  /**
   * A refusal that says for how long closes the lane for all of that time, to every call: others would only be refused
   * too, and refused calls count. SharePoint's own account of the minute ("Avoid getting throttled", RateLimit headers)
   * closes it to what can wait before it is used up.
   */
  learn({ status, headers }: Pick<GraphAnswer, 'status' | 'headers'>, now: Date): void {
    const asked = status === 429 || status >= 500 ? askedSeconds(headers, now) : 0;
    this.#closedUntil = Math.max(this.#closedUntil, now.getTime() + asked * 1000);
    const remaining = numberIn(headers, 'ratelimit-remaining');
    const limit = numberIn(headers, 'ratelimit-limit');
    const reset = numberIn(headers, 'ratelimit-reset');
    if (remaining === null || limit === null || reset === null) return;
    this.#left = { units: remaining, kept: limit * keptShare, until: now.getTime() + reset * 1000 };
  }
}
