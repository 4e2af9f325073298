/** Notes how reading went, on the feed as it is now: an editor may have renamed or paused it meanwhile. */
import type { Deps } from '../deps.ts';
import type { Feed } from './feed.ts';

const mostTries = 5;

/** The feed as written; null when it has been removed. @throws when others change it again and again */
export const noteOnFeed = async (
  { feeds }: Pick<Deps, 'feeds'>,
  feedId: string,
  note: (feed: Feed) => Partial<Feed>,
): Promise<Feed | null> => {
  for (let attempt = 0; attempt < mostTries; attempt += 1) {
    const stored = await feeds.get(feedId);
    if (!stored) return null;
    const noted = { ...stored.value, ...note(stored.value) };
    if ((await feeds.write(noted, stored.etag)) === 'written') return noted;
  }
  throw new Error(`Feed ${feedId} is being changed by others all the time.`);
};
