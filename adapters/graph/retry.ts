/** When a call is worth sending again, and how long to wait before (Microsoft Graph documentation, "Throttling guidance"). */
import type { GraphAnswer } from './graph.ts';

/** Time and chance as the chain uses them; tests bring their own. */
export type Pace = {
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
  /** From 0 up to 1. */
  random(): number;
};

export const machinePace: Pace = {
  now: () => new Date(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: Math.random,
};

/** Sendings of one call, the first included. */
export const maximumAttempts = 4;

/** Longer waits are left to the queue, which does not hold a worker meanwhile. */
export const patienceSeconds = 60;

/**
 * Whether the answer asks for another try. 429 means nothing was done; after a lost connection (0), 502, 503 or 504
 * nobody knows, so that only a repeatable call is sent again.
 */
export const asksAgain = (status: number, repeatable: boolean): boolean =>
  status === 429 || (repeatable && [0, 502, 503, 504].includes(status));

const secondsOf = (header: string | undefined, now: Date): number => {
  if (!header) return 0;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(header);
  return Number.isNaN(date) ? 0 : Math.max(0, (date - now.getTime()) / 1000);
};

/**
 * Seconds that the service asks to wait: the larger of Retry-After and RateLimit-Reset, which SharePoint may send
 * with a smaller Retry-After (SharePoint documentation, "Avoid getting throttled"); 0 when it asks for nothing. Where
 * something remains, RateLimit-Reset asks for nothing: it then stands in every answer.
 */
export const askedSeconds = (headers: GraphAnswer['headers'], now: Date): number => {
  const isUsedUp = Number(headers['ratelimit-remaining'] ?? 0) === 0;
  const reset = isUsedUp ? secondsOf(headers['ratelimit-reset'], now) : 0;
  return Math.max(secondsOf(headers['retry-after'], now), reset);
};

/** What the service asks for, else 1, 2, 4, … seconds less a chance part, so that callers spread. */
export const waitSeconds = (headers: GraphAnswer['headers'], attempt: number, pace: Pace): number =>
  askedSeconds(headers, pace.now()) || 2 ** (attempt - 1) * (1 - pace.random() / 2);
