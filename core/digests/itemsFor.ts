/** What of an issue concerns one reader, in the order in which they get it. */
import type { Phase } from '../events/event.ts';
import type { Job } from '../people/preferences.ts';
import { type DigestItem, isTold, itemKinds } from './issue.ts';

export type Reader = {
  /** Slugs of followed areas; empty means that they never chose, so that every area concerns them. */
  follows: ReadonlySet<string>;
  /** Empty means every phase. */
  phases: readonly Phase[];
  /** Null: not said. */
  job: Job | null;
};

const concerns = (item: DigestItem, { follows, phases, job }: Reader): boolean =>
  (item.area === null || follows.size === 0 || follows.has(item.area)) &&
  (item.phases.length === 0 || phases.length === 0 || item.phases.some((phase) => phases.includes(phase))) &&
  (item.jobs.length === 0 || job === null || item.jobs.includes(job));

/** Actions come first and the soonest of them before, then deadlines alike; the rest stands as the editor put it. */
export const inReadingOrder = (items: readonly DigestItem[]): DigestItem[] =>
  itemKinds.flatMap((kind) => {
    const ofKind = items.filter((item) => item.kind === kind);
    return kind === 'action' || kind === 'deadline'
      ? ofKind.sort((a, b) => (a.by ?? '9').localeCompare(b.by ?? '9'))
      : ofKind;
  });

/** Empty when nothing concerns them: then they get no message. */
export const itemsFor = (items: readonly DigestItem[], reader: Reader): DigestItem[] =>
  inReadingOrder(items.filter((item) => isTold(item) && concerns(item, reader)));
