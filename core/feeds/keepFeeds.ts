/** The list of calendars that are read, and taking one off it. */
import type { Deps } from '../deps.ts';
import { type Result, succeed } from '../errors.ts';
import { mayEdit, type Principal } from '../people/person.ts';
import { instantOf } from '../time/zones.ts';
import type { Feed } from './feed.ts';
import { onlyEditors } from './saveFeed.ts';

/** By name. Fails with `forbidden` for all but editors, because addresses may be secret. */
export const listFeeds = async (
  { feeds }: Pick<Deps, 'feeds'>,
  { principal }: { principal: Principal },
): Promise<Result<Feed[]>> => {
  if (!mayEdit(principal)) return onlyEditors;
  const stored = await feeds.list();
  return succeed(stored.map(({ value }) => value).sort((a, b) => a.name.localeCompare(b.name, 'en-GB')));
};

/** Its events stay: to stop reading is not to call off. Removing what is not there is fine. Fails with `forbidden`. */
export const removeFeed = async (
  deps: Pick<Deps, 'clock' | 'feeds' | 'audit'>,
  { principal, feedId }: { principal: Principal; feedId: string },
): Promise<Result<null>> => {
  if (!mayEdit(principal)) return onlyEditors;
  const stored = await deps.feeds.get(feedId);
  if (!stored) return succeed(null);
  await deps.feeds.remove(feedId);
  const at = instantOf(deps.clock.now());
  await deps.audit.record([
    { at, who: principal.key, what: 'feed.removed', subject: feedId, detail: stored.value.name },
  ]);
  return succeed(null);
};
