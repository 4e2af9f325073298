/**
 * Every ten minutes: what is new for each channel becomes its post of the day, written down once before it is sent. Posts
 * that wait, and those that show what was corrected or withdrawn since, are woken too.
 */

import type { WakeDeliveries } from '../delivery/ports.ts';
import type { Deps } from '../deps.ts';
import type { Instant } from '../events/event.ts';
import { usualPreferences } from '../people/preferences.ts';
import { addDays, type Day } from '../time/days.ts';
import { nextSendable, type SchoolCalendar } from '../time/schoolDays.ts';
import { dayOf, instantOf, ukZone } from '../time/zones.ts';
import { lookBack } from '../updates/lookBack.ts';
import type { Update } from '../updates/update.ts';
import type { Channel, Post } from './channel.ts';

type PlanDeps = Pick<Deps, 'clock' | 'updates' | 'channels'> & {
  schoolCalendar: SchoolCalendar;
  wakeDeliveries: WakeDeliveries;
};

/** Posts older than this are left as they are. */
const correctedDays = 60;
/** In one post; the page has the others. */
const mostUpdates = 10;

const newFor = (
  { areas }: Channel,
  { published, last, now }: { published: readonly Update[]; last: Post | undefined; now: Instant },
): Update[] => {
  const after = last ? lookBack(last.upTo) : '';
  const had = new Set(last?.updates.map(({ id }) => id));
  return published.filter(({ id, state, sample, area, publishedAt }) => {
    const since = areas.find(({ slug }) => slug === area)?.since;
    if (state !== 'published' || sample || publishedAt === null || since === undefined) return false;
    return publishedAt >= since && publishedAt >= after && publishedAt < now && !had.has(id);
  });
};

/** Whether it shows something that is different by now. */
export const isStale = (post: Post, current: (id: string) => Update | undefined): boolean =>
  post.state === 'sent' &&
  post.updates.some(({ id, version }) => (current(id)?.version ?? version) !== version);

const postOf = (channel: Channel, updates: readonly Update[], day: Day, now: Instant): Post => ({
  channel: channel.id,
  day,
  updates: updates.slice(0, mostUpdates).map(({ id, version }) => ({ id, version })),
  upTo: now,
  state: 'queued',
  why: null,
  attempts: 0,
  notBefore: now,
  activityId: null,
  at: now,
});

/** Answers how many posts were woken. */
export const planPosts = async (deps: PlanDeps): Promise<number> => {
  const now = instantOf(deps.clock.now());
  const today = dayOf(now, ukZone);
  const mayPost = nextSendable(now, usualPreferences, deps.schoolCalendar) === now;
  const channels = await deps.channels.list();
  if (channels.length === 0) return 0;
  const published = await deps.updates.published({});
  const byId = new Map(published.map((update) => [update.id, update]));
  const due: Post[] = [];
  for (const channel of channels) {
    const posts = await deps.channels.posts(channel.id, addDays(today, -correctedDays));
    due.push(
      ...posts.filter(
        (post) =>
          (post.state === 'queued' && post.notBefore <= now && mayPost) ||
          isStale(post, (id) => byId.get(id)),
      ),
    );
    const last = posts.at(-1);
    if (!mayPost || last?.day === today) continue;
    const updates = newFor(channel, { published, last, now });
    const post = postOf(channel, updates, today, now);
    if (updates.length > 0 && (await deps.channels.putPost(post, null)) === 'written') due.push(post);
  }
  await deps.wakeDeliveries(
    due.map(({ channel, day }) => ({ kind: 'post', channel, day })),
    0,
  );
  return due.length;
};
