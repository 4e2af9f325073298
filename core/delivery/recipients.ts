/** Who of a run of people gets an issue, what of it, by which way and not before when. */
import type { Issue } from '../digests/issue.ts';
import type { Instant } from '../events/event.ts';
import type { Entry } from '../people/roll.ts';
import type { Counts, Delivery, Route, WhyNothing } from './delivery.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import type { Chunk, Dispatch } from './dispatch.ts';
import { type Fate, fateOf } from './fate.ts';

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

type Planned = { chunk: Chunk; passed: ReadonlyMap<string, number>; now: Instant };

/** The row of somebody who gets something. */
const rowOf = (
  { person: { key }, preferences }: Entry,
  { route, cannot, gets, notBefore }: Extract<Fate, { route: Route }>,
  { chunk, passed, now }: Planned,
): Delivery => ({
  dispatch: chunk.dispatch,
  chunk: chunk.number,
  person: key,
  route,
  state: cannot ? 'failed' : 'queued',
  items: gets.map(({ id }) => id),
  whyNotChat: null,
  whyNotMail: cannot,
  passed: preferences.rhythm === 'weekly' ? (passed.get(key) ?? 0) : 0,
  attempts: 0,
  notBefore,
  at: now,
  activityId: null,
  openedAt: null,
  confirmedAt: null,
  useful: null,
});

/** The rows of a chunk, and how many of its people get nothing, and why. */
export const recipientsOf = async (
  deps: Pick<DeliveryDeps, 'follows' | 'schoolCalendar'>,
  plan: Planned & { issue: Issue; dispatch: Dispatch; entries: readonly Entry[]; firstOfMonth: boolean },
): Promise<Recipients> => {
  const { issue, firstOfMonth, now } = plan;
  const { startedAt } = plan.dispatch;
  const follows = await deps.follows.within(plan.chunk);
  const sending = { issue, firstOfMonth, startedAt, calendar: deps.schoolCalendar, now };
  const without = { ...nobodyWithout };
  const rows = plan.entries.flatMap((entry): Delivery[] => {
    const fate = fateOf(entry, follows.get(entry.person.key), sending);
    if (fate.gets === null) {
      without[fate.why] += 1;
      return [];
    }
    return [rowOf(entry, fate, plan)];
  });
  return { rows, without };
};
