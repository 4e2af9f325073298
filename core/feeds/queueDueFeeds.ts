/** Finds the feeds whose time has come and wakes a worker for each. For a timer. */
import type { Deps } from '../deps.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import { feedIntervalSeconds } from './feed.ts';

/**
 * How many were due. The next time is noted first, so that two timers never wake two workers; a wake-up lost in between
 * costs one turn.
 */
export const queueDueFeeds = async (
  deps: Pick<Deps, 'clock' | 'feeds'> & { readFeedSoon(feedId: string): Promise<void> },
): Promise<number> => {
  const now = instantOf(deps.clock.now());
  const due = (await deps.feeds.list()).filter(({ value }) => value.enabled && value.nextAt <= now);
  for (const { value: feed, etag } of due) {
    const claimed = { ...feed, nextAt: addSeconds(now, feedIntervalSeconds) };
    if ((await deps.feeds.write(claimed, etag)) === 'written') await deps.readFeedSoon(feed.id);
  }
  return due.length;
};
