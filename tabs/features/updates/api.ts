import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { DeskReply, UpdateReply } from '#core/contract/areas.ts';
import type { UpdateDetails } from '#core/updates/update.ts';
import type { Api } from '../../api/api.ts';
import { checked } from '../../api/checked.ts';
import { updatePath, updatesPath } from '../../api/firstRequest.ts';

const refreshMs = 120_000;

export const loadUpdate = async (api: Api, id: string, signal?: AbortSignal): Promise<UpdateReply> =>
  checked('updateReplySchema', await api.send(updatePath(id), signal ? { signal } : {}));

export const updateQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['updates', 'one', id],
    queryFn: ({ signal }) => loadUpdate(api, id, signal),
    refetchInterval: refreshMs,
  });

/** The update as a message; `etag` names the writing that the service shows. */
export const updatePreviewQuery = (api: Api, { id, etag }: { id: string; etag: string }) =>
  queryOptions({
    queryKey: ['updates', 'preview', id, etag],
    queryFn: async ({ signal }) =>
      checked('messagePreviewSchema', await api.send(`${updatePath(id)}/preview`, { signal })),
    placeholderData: keepPreviousData,
  });

/** Pages of what a search finds, newest first; `search` is the address's own, such as `q=maths&tag=writing`. */
export const searchQuery = (api: Api, search: string) =>
  infiniteQueryOptions({
    queryKey: ['updates', 'list', search],
    initialPageParam: null as string | null,
    queryFn: async ({ signal, pageParam }) => {
      const query = new URLSearchParams(search);
      if (pageParam !== null) query.set('cursor', pageParam);
      const path = query.size > 0 ? `${updatesPath}?${query}` : updatesPath;
      return checked('updatesReplySchema', await api.send(path, { signal }));
    },
    getNextPageParam: ({ cursor }) => cursor,
  });

const ask = async (api: Api, path: string, method: 'POST' | 'PUT', body: object): Promise<UpdateReply> =>
  checked('updateReplySchema', await api.send(path, { method, body }));

/** Begins a draft; `from` copies the shape of an earlier update. */
export const beginUpdate = (api: Api, area: string, from: string | null): Promise<UpdateReply> =>
  ask(api, updatesPath, 'POST', from === null ? { area } : { area, from });

export const saveUpdate = (
  api: Api,
  id: string,
  etag: string,
  details: UpdateDetails,
): Promise<UpdateReply> => ask(api, updatePath(id), 'PUT', { etag, details });

export type Step = 'review' | 'publish' | 'confirm';

export const takeStep = (api: Api, id: string, step: Step, etag: string): Promise<UpdateReply> =>
  ask(api, `${updatePath(id)}/${step}`, 'POST', { etag });

export const takeReasonedStep = (
  api: Api,
  id: string,
  step: 'sendBack' | 'withdraw',
  { etag, reason }: { etag: string; reason: string },
): Promise<UpdateReply> => ask(api, `${updatePath(id)}/${step}`, 'POST', { etag, reason });

export type Correction = { etag: string; reason: string; details: UpdateDetails };

export const correctUpdate = (api: Api, id: string, correction: Correction): Promise<UpdateReply> =>
  ask(api, `${updatePath(id)}/correct`, 'POST', correction);

/** Throws a draft away; answers as the desk does. */
export const discardDraft = async (api: Api, id: string, etag: string): Promise<DeskReply> =>
  checked(
    'deskReplySchema',
    await api.send(`${updatePath(id)}?etag=${encodeURIComponent(etag)}`, { method: 'DELETE' }),
  );
