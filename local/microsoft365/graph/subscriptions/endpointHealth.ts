/**
 * How promptly an endpoint answers, and what Graph makes of it (Microsoft Graph documentation, "Receive change
 * notifications through webhooks", Throttling): once it has taken 100 notifications in ten minutes, 10 % of slow answers
 * put everything off by ten minutes, and 15 % lose it.
 */
import type { Collection, Store } from '../../store.ts';

export type EndpointHealth = { url: string; countedFrom: number; answers: number; slow: number };

const countedFor = 10 * 60_000;
const leastAnswers = 100;
const slowAfter = 2900;

export const endpointsIn = (store: Store): Collection<EndpointHealth> =>
  store.collection<EndpointHealth>('endpoints');

const healthOf = (store: Store, url: string, now: number): EndpointHealth => {
  const known = endpointsIn(store).get(url);
  return known && now - known.countedFrom < countedFor
    ? known
    : { url, countedFrom: now, answers: 0, slow: 0 };
};

/** @param milliseconds until the answer; null when none came */
export const noteAnswer = (
  store: Store,
  url: string,
  notifications: number,
  milliseconds: number | null,
  now: number,
): void => {
  const before = healthOf(store, url, now);
  const slow = milliseconds === null || milliseconds > slowAfter ? notifications : 0;
  endpointsIn(store).put(url, {
    ...before,
    answers: before.answers + notifications,
    slow: before.slow + slow,
  });
};

export type Verdict = 'well' | 'slow' | 'tooSlow';

export const verdictOn = (store: Store, url: string, now: number): Verdict => {
  const { answers, slow } = healthOf(store, url, now);
  if (answers < leastAnswers) return 'well';
  return slow / answers >= 0.15 ? 'tooSlow' : slow / answers >= 0.1 ? 'slow' : 'well';
};
