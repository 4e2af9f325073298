/** Queue `feeds`: reads one calendar on the web. What fails is noted on the feed and tried again by its own time. */
import { feedMessageSchema } from '#core/contract/queue.ts';
import { type TakeFeedDeps, takeFeed } from '#core/feeds/takeFeed.ts';

/** @throws on a message of another version: it goes to the poison queue, where a person sees it */
export const readQueuedFeed =
  (deps: TakeFeedDeps) =>
  async (message: unknown, report: (sentence: string) => void): Promise<void> => {
    const { feedId } = feedMessageSchema.parse(message);
    // Never the address: it may be a secret.
    report(`feed ${feedId} ${await takeFeed(deps, feedId)}`);
  };
