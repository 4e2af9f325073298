/** What several parts of the pages ask about areas. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { AreaReply, AreasReply } from '#core/contract/areas.ts';
import type { Api } from './api.ts';
import { checked } from './checked.ts';
import { areaPath, areasPath } from './firstRequest.ts';

/** How often an open page asks again. Areas change by the day, not by the minute. */
const refreshMs = 120_000;

export const areasQuery = (api: Api) =>
  queryOptions({
    queryKey: ['areas', 'list'],
    queryFn: async ({ signal }) => checked('areasReplySchema', await api.send(areasPath, { signal })),
    refetchInterval: refreshMs,
  });

export const loadArea = async (api: Api, slug: string, signal?: AbortSignal): Promise<AreaReply> =>
  checked('areaReplySchema', await api.send(areaPath(slug), signal ? { signal } : {}));

export const areaQuery = (api: Api, slug: string) =>
  queryOptions({
    queryKey: ['areas', 'one', slug],
    queryFn: ({ signal }) => loadArea(api, slug, signal),
    refetchInterval: refreshMs,
  });

export const setFollowing = async (api: Api, slug: string, follow: boolean): Promise<AreaReply> =>
  checked(
    'areaReplySchema',
    await api.send(`${areaPath(slug)}/follow`, { method: follow ? 'POST' : 'DELETE' }),
  );

/** Puts one area, as the service just told it, where every page looks. */
export function putArea(queries: QueryClient, reply: AreaReply): void {
  queries.setQueryData(['areas', 'one', reply.area.slug], reply);
  queries.setQueryData<AreasReply>(
    ['areas', 'list'],
    (list) =>
      list && {
        ...list,
        areas: list.areas.map((area) =>
          area.slug === reply.area.slug ? { ...area, following: reply.following } : area,
        ),
      },
  );
}
