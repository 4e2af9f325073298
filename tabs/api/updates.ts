/** What several parts of the pages ask about updates. */
import { queryOptions } from '@tanstack/react-query';
import type { Api } from './api.ts';
import { checked } from './checked.ts';
import { updatesPath } from './firstRequest.ts';

const refreshMs = 120_000;

/** What the reader wrote and has not published, what waits for their review, and the areas they may write for. */
export const deskQuery = (api: Api) =>
  queryOptions({
    queryKey: ['updates', 'desk'],
    queryFn: async ({ signal }) =>
      checked('deskReplySchema', await api.send(`${updatesPath}/desk`, { signal })),
    refetchInterval: refreshMs,
  });
