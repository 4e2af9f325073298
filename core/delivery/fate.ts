/** What an issue means to one person: what of it they get, by which way and when, or why they get nothing. */
import type { DigestItem, Issue } from '../digests/issue.ts';
import { itemsFor } from '../digests/itemsFor.ts';
import type { Instant } from '../events/event.ts';
import { isExternal, type Person } from '../people/person.ts';
import type { Preferences } from '../people/preferences.ts';
import type { Entry } from '../people/roll.ts';
import { nextSendable, type SchoolCalendar } from '../time/schoolDays.ts';
import { addSeconds } from '../time/zones.ts';
import type { Reason, Route, WhyNothing } from './delivery.ts';
import type { Dispatch } from './dispatch.ts';

export type Fate =
  | {
      gets: readonly DigestItem[];
      route: Route;
      notBefore: Instant;
      /** Known before it is tried. */
      cannot: Reason | null;
    }
  | { gets: null; why: WhyNothing };

/** Whoever cannot be reached for so long after it began gets the next one instead: nobody wants old news in a heap. */
const longestRest = 5 * 86_400;

/** When it may reach them; null when that is too late. */
export const whenInTime = (
  { preferences }: Pick<Entry, 'preferences'>,
  startedAt: Instant,
  calendar: SchoolCalendar,
  now: Instant,
): Instant | null => {
  const next = nextSendable(now, preferences, calendar);
  return next !== null && next <= addSeconds(startedAt, longestRest) ? next : null;
};

/** Why it must not go by e-mail; null when it may. */
export const whyNoMail = ({ person, preferences }: Entry): Reason | null => {
  if (person.email === '') return 'noEmail';
  return preferences.routes.mail ? null : 'mailUnwanted';
};

const routeOf = (person: Person, { routes }: Preferences): Route =>
  isExternal(person) || !routes.chat ? 'mail' : 'chat';

/** Whether somebody's rhythm leaves this issue out. */
const whyNotDue = (
  { rhythm }: Preferences,
  { kind, audience }: Pick<Issue, 'kind' | 'audience'>,
  firstOfMonth: boolean,
): WhyNothing | null => {
  if (rhythm === 'never') return 'choseNone';
  if (kind === 'news') return rhythm === 'straightAway' ? null : 'notThisTime';
  return rhythm !== 'monthly' || audience === 'everyone' || firstOfMonth ? null : 'notThisTime';
};

export type Sending = {
  issue: Pick<Issue, 'kind' | 'audience' | 'items'>;
  firstOfMonth: boolean;
  startedAt: Dispatch['startedAt'];
  calendar: SchoolCalendar;
  now: Instant;
};

/** @param follows slugs of the areas that they follow; none where they never chose */
export const fateOf = (
  entry: Entry,
  follows: ReadonlySet<string> | undefined,
  { issue, firstOfMonth, startedAt, calendar, now }: Sending,
): Fate => {
  const { person, preferences } = entry;
  const why = whyNotDue(preferences, issue, firstOfMonth);
  if (why) return { gets: null, why };
  const { phases, job } = preferences;
  const gets = itemsFor(issue.items, { follows: follows ?? new Set(), phases, job });
  if (gets.length === 0) return { gets: null, why: 'nothingNew' };
  const notBefore = whenInTime(entry, startedAt, calendar, now);
  if (notBefore === null) return { gets: null, why: 'resting' };
  const route = routeOf(person, preferences);
  return { gets, route, notBefore, cannot: route === 'mail' ? whyNoMail(entry) : null };
};
