import { queryOptions } from '@tanstack/react-query';
import type { FeedRequest, FeedsReply } from '#core/contract/api.ts';
import type { Api } from '../../../api/api.ts';
import { checked } from '../../../api/checked.ts';

const path = '/api/feeds';

/** How often the page looks again: soon while a calendar is about to be read for the first time. */
const soonMs = 3_000;
const refreshMs = 60_000;

export const feedsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['feeds'],
    queryFn: async ({ signal }) => checked('feedsReplySchema', await api.send(path, { signal })),
    refetchInterval: ({ state }) =>
      state.data?.feeds.some((feed) => feed.state === 'waiting') ? soonMs : refreshMs,
  });

/** Adds an address, or names, pauses or resumes the one that is there. */
export const saveFeed = async (api: Api, feed: FeedRequest): Promise<FeedsReply> =>
  checked('feedsReplySchema', await api.send(path, { method: 'POST', body: feed }));

export const removeFeed = async (api: Api, id: string): Promise<FeedsReply> =>
  checked('feedsReplySchema', await api.send(`${path}/${encodeURIComponent(id)}`, { method: 'DELETE' }));
