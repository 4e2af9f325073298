/** Who of a run of people gets an issue, what of it, by which way and not before when. */

import type { Issue } from '../digests/issue.ts';
import { itemsFor } from '../digests/itemsFor.ts';
import type { Instant } from '../events/event.ts';
import { inRunsOf } from '../inRunsOf.ts';
import { isExternal, type Person } from '../people/person.ts';
import type { Preferences } from '../people/preferences.ts';
import type { Entry } from '../people/roll.ts';
import { nextSendable, type SchoolCalendar } from '../time/schoolDays.ts';
import { addSeconds } from '../time/zones.ts';
import type { Delivery, Reason, Route } from './delivery.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import type { Chunk, Dispatch } from './dispatch.ts';

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

/** Whether somebody with this rhythm gets this issue. */
const isDue = (
  { rhythm }: Preferences,
  issue: Pick<Issue, 'kind' | 'audience'>,
  firstOfMonth: boolean,
): boolean => {
  if (issue.kind === 'news') return rhythm === 'straightAway';
  if (rhythm === 'never') return false;
  return rhythm !== 'monthly' || issue.audience === 'everyone' || firstOfMonth;
};

const routeOf = (person: Person, { routes }: Preferences): Route =>
  isExternal(person) || !routes.chat ? 'mail' : 'chat';

/** Reads of follows under way at once. */
const readsAtOnce = 20;

const followsOf = async (
  { follows }: Pick<DeliveryDeps, 'follows'>,
  entries: readonly Entry[],
): Promise<Map<string, ReadonlySet<string>>> => {
  const known = new Map<string, ReadonlySet<string>>();
  for (const run of inRunsOf(readsAtOnce, entries))
    await Promise.all(
      run.map(async ({ person }) => known.set(person.key, new Set(await follows.ofPerson(person.key)))),
    );
  return known;
};

/** Whoever cannot be reached for so long after it began gets the next one instead: nobody wants old news in a heap. */
const longestRest = 5 * 86_400;

/** When it may reach them; null when that is too late. */
export const whenInTime = (
  { preferences }: Pick<Entry, 'preferences'>,
  { startedAt }: Pick<Dispatch, 'startedAt'>,
  calendar: SchoolCalendar,
  now: Instant,
): Instant | null => {
  const next = nextSendable(now, preferences, calendar);
  return next !== null && next <= addSeconds(startedAt, longestRest) ? next : null;
};

export type Recipients = { rows: Delivery[]; nothingNew: number; resting: number };

/** The rows of a chunk, and how many of its people have nothing new. People whose rhythm leaves the issue out are neither. */
export const recipientsOf = async (
  deps: Pick<DeliveryDeps, 'follows' | 'schoolCalendar'>,
  {
    issue,
    dispatch,
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
  const due = entries.filter(({ preferences }) => isDue(preferences, issue, firstOfMonth));
  const follows = await followsOf(deps, due);
  let nothingNew = 0;
  let resting = 0;
  const rows = due.flatMap(({ person, preferences }): Delivery[] => {
    const items = itemsFor(issue.items, {
      follows: follows.get(person.key) ?? new Set(),
      phases: preferences.phases,
      job: preferences.job,
    });
    if (items.length === 0) {
      nothingNew += 1;
      return [];
    }
    const notBefore = whenInTime({ preferences }, dispatch, deps.schoolCalendar, now);
    if (notBefore === null) {
      resting += 1;
      return [];
    }
    const route = routeOf(person, preferences);
    const whyNotMail: Reason | null = route === 'mail' && person.email === '' ? 'noEmail' : null;
    return [
      {
        dispatch: chunk.dispatch,
        chunk: chunk.number,
        person: person.key,
        route,
        state: whyNotMail ? 'failed' : 'queued',
        items: items.map(({ id }) => id),
        whyNotChat: null,
        whyNotMail,
        passed: preferences.rhythm === 'weekly' ? (passed.get(person.key) ?? 0) : 0,
        attempts: 0,
        notBefore,
        at: now,
        activityId: null,
        openedAt: null,
        confirmedAt: null,
        useful: null,
      },
    ];
  });
  return { rows, nothingNew, resting };
};
