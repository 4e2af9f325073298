/** Names of feeds. Events are known by feed and UID, so a feed keeps its name. */

/** A feed's name from its file's: `Programme 2024.csv` and `programme-2024.CSV` are the same feed. */
export const feedOf = (fileName: string): string =>
  fileName
    .replace(/^.*[\\/]/, '')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'programme';

/** The colon keeps it apart from the name of any file. */
const subscribed = 'feed:';

/** The name of a feed that is read by its address again and again. */
export const subscribedFeed = (feedId: string): string => `${subscribed}${feedId}`;

/** Whether the feed shows a moving window of time, as calendars on the web do, and not a programme as a whole. */
export const isSubscribed = (feed: string): boolean => feed.startsWith(subscribed);
