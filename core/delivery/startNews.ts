/**
 * Updates to those who want them straight away: every half hour of a school day what was published since the last time,
 * in one message, two a day at most. What comes out after those, at night or in holidays is in the first one after them.
 */
import type { Deps } from '../deps.ts';
import { newsItems } from '../digests/gatherItems.ts';
import { type Issue, newsId, untouchedIssue } from '../digests/issue.ts';
import { updatesIn } from '../digests/toldBefore.ts';
import type { Instant } from '../events/event.ts';
import { usualPreferences } from '../people/preferences.ts';
import { mondayOf } from '../time/days.ts';
import { nextSendable } from '../time/schoolDays.ts';
import { addSeconds, dayOf, instantOf, ukZone } from '../time/zones.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import { startDispatch } from './startDispatch.ts';

type NewsDeps = Pick<
  DeliveryDeps,
  'clock' | 'ids' | 'once' | 'issues' | 'dispatches' | 'schoolCalendar' | 'wakeDeliveries'
> &
  Pick<Deps, 'areas' | 'updates'>;

/** What is older was in a digest long ago. Longer than the summer holidays. */
const longestSeconds = 60 * 86_400;
/** Where there were no news yet, what came out in the last hour is new. */
const firstSeconds = 3600;

/** Nobody may have more in a day, so that what would wait for tomorrow is gathered in one instead. */
const mostInDay = 2;

const service = { key: 'service', name: 'Norfolk Learning Collaborative' };

const issueOf = (
  { items, upTo }: { items: Issue['items']; upTo: Instant },
  since: Instant,
  now: Instant,
): Issue => ({
  id: newsId(now),
  kind: 'news',
  state: 'sending',
  week: mondayOf(dayOf(now, ukZone)),
  since,
  gatheredAt: upTo,
  opening: '',
  items,
  audience: 'rhythm',
  confirm: false,
  leftOut: 0,
  sendAt: now,
  author: service,
  writers: [],
  ...untouchedIssue,
  startedAt: now,
  createdAt: now,
  changedAt: now,
});

/** Each update was approved when it was published. Answers whether there was any. */
export const startNews = async (deps: NewsDeps): Promise<boolean> => {
  const now = instantOf(deps.clock.now());
  if (nextSendable(now, usualPreferences, deps.schoolCalendar) !== now) return false;
  const last = await deps.issues.latestNews(addSeconds(now, -longestSeconds));
  const since = last?.gatheredAt ?? last?.createdAt ?? addSeconds(now, -firstSeconds);
  const news = await newsItems(deps, { since, updates: updatesIn(last?.items ?? []) }, now);
  if (news.items.length === 0) return false;
  if (!(await deps.once.oneOf(mostInDay, `news of ${dayOf(now, ukZone)}`, 86_400))) return false;
  const issue = issueOf(news, since, now);
  if ((await deps.issues.put(issue, null)) === 'conflict') return false;
  await startDispatch(deps, { issue: issue.id, change: null });
  return true;
};
