/** Where the last digest ended: what came out after it is news. */
import type { Deps } from '../deps.ts';
import type { Instant } from '../events/event.ts';
import { addSeconds } from '../time/zones.ts';
import { type DigestItem, hasGone, type Issue } from './issue.ts';

export type Told = {
  /** When somebody gathered last what was to be in it. */
  since: Instant;
  /** Ids of the updates that it had. */
  updates: ReadonlySet<string>;
};

export const updatesIn = (items: readonly DigestItem[]): ReadonlySet<string> =>
  new Set(items.flatMap(({ source }) => (source.kind === 'update' ? [source.id] : [])));

const firstDays = 7;

const isOnItsWay = ({ state }: Issue): boolean => state === 'sending' || state === 'paused';

/** Without a digest before, the last seven days are new. */
export const toldBefore = async ({ issues }: Pick<Deps, 'issues'>, now: Instant): Promise<Told> => {
  const last = (await issues.list()).find((issue) => hasGone(issue) || isOnItsWay(issue));
  return last
    ? { since: last.gatheredAt ?? last.createdAt, updates: updatesIn(last.items) }
    : { since: addSeconds(now, -firstDays * 86_400), updates: new Set() };
};
