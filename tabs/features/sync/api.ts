import { queryOptions } from '@tanstack/react-query';
import type { SyncReply } from '#core/contract/api.ts';
import type { Answer } from '#core/sync/inbound/question.ts';
import type { Api } from '../../api/api.ts';
import { checked } from '../../api/checked.ts';

const path = '/api/sync';
const refreshMs = 30_000;

export const syncQuery = (api: Api) =>
  queryOptions({
    queryKey: ['sync'],
    queryFn: async ({ signal }) => checked('syncReplySchema', await api.send(path, { signal })),
    refetchInterval: refreshMs,
  });

/** Keeps an edit or puts it back. Safe to press twice. */
export const answerQuestion = async (api: Api, id: string, answer: Answer): Promise<SyncReply> =>
  checked(
    'syncReplySchema',
    await api.send(`${path}/questions/${encodeURIComponent(id)}`, { method: 'POST', body: { answer } }),
  );
