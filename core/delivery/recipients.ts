/** Who of a run of people gets an issue, what of it, by which way and not before when. */
import type { Issue } from '../digests/issue.ts';
import type { Instant } from '../events/event.ts';
import type { Entry } from '../people/roll.ts';
import type { Counts, Delivery, WhyNothing } from './delivery.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import type { Chunk, Dispatch } from './dispatch.ts';
import { fateOf } from './fate.ts';

/** Whether none went for an earlier week of its month: in holidays there is none for the first Monday. */
export const isFirstOfMonth = async (
  { issues }: Pick<DeliveryDeps, 'issues'>,
  { id, week }: Pick<Issue, 'id' | 'week'>,
): Promise<boolean> =>
  !(await issues.list()).some(
    (one) =>
      one.id !== id &&
      one.startedAt !== null &&
      one.withdrawn === null &&
      one.week < week &&
      one.week.slice(0, 7) === week.slice(0, 7),
  );

export type Recipients = { rows: Delivery[]; without: Pick<Counts, WhyNothing> };

export const nobodyWithout: Recipients['without'] = {
  nothingNew: 0,
  resting: 0,
  choseNone: 0,
  notThisTime: 0,
};

/** The rows of a chunk, and how many of its people get nothing, and why. */
export const recipientsOf = async (
  deps: Pick<DeliveryDeps, 'follows' | 'schoolCalendar'>,
  {
    issue,
    dispatch: { startedAt },
    chunk,
    entries,
    passed,
    firstOfMonth,
    now,
  }: {
    issue: Issue;
    dispatch: Dispatch;
    chunk: Chunk;
    entries: readonly Entry[];
    passed: ReadonlyMap<string, number>;
    firstOfMonth: boolean;
    now: Instant;
  },
): Promise<Recipients> => {
  const follows = await deps.follows.within(chunk);
  const sending = { issue, firstOfMonth, startedAt, calendar: deps.schoolCalendar, now };
  const without = { ...nobodyWithout };
  const rows = entries.flatMap((entry): Delivery[] => {
    const { key } = entry.person;
    const fate = fateOf(entry, follows.get(key), sending);
    if (fate.gets === null) {
      without[fate.why] += 1;
      return [];
    }
    return [
      {
        dispatch: chunk.dispatch,
        chunk: chunk.number,
        person: key,
        route: fate.route,
        state: fate.cannot ? 'failed' : 'queued',
        items: fate.gets.map(({ id }) => id),
        whyNotChat: null,
        whyNotMail: fate.cannot,
        passed: entry.preferences.rhythm === 'weekly' ? (passed.get(key) ?? 0) : 0,
        attempts: 0,
        notBefore: fate.notBefore,
        at: now,
        activityId: null,
        openedAt: null,
        confirmedAt: null,
        useful: null,
      },
    ];
  });
  return { rows, without };
};
