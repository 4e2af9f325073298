import { queryOptions } from '@tanstack/react-query';
import type { SyncReply } from '#core/contract/api.ts';
import type { Answer } from '#core/sync/inbound/question.ts';
import type { Api } from '../../api/api.ts';
import { checked } from '../../api/checked.ts';

const path = '/api/sync';
export const driftFilePath = `${path}/drift.csv`;
const refreshMs = 30_000;
/** While something is tried again, people wait for what comes of it. */
const impatientMs = 5_000;

export const syncQuery = (api: Api) =>
  queryOptions({
    queryKey: ['sync'],
    queryFn: async ({ signal }) => checked('syncReplySchema', await api.send(path, { signal })),
    refetchInterval: ({ state }) =>
      state.data?.health?.stopped.some((one) => one.state === 'tryingAgain') ? impatientMs : refreshMs,
  });

/** Keeps an edit or puts it back. Safe to press twice. */
export const answerQuestion = async (api: Api, id: string, answer: Answer): Promise<SyncReply> =>
  checked(
    'syncReplySchema',
    await api.send(`${path}/questions/${encodeURIComponent(id)}`, { method: 'POST', body: { answer } }),
  );

/** Has a message that stopped tried again. Safe to press twice. */
export const retryStopped = async (api: Api, id: string): Promise<SyncReply> =>
  checked(
    'syncReplySchema',
    await api.send(`${path}/stopped/${encodeURIComponent(id)}`, { method: 'POST', body: {} }),
  );

/** Pauses everything between the app and Microsoft 365, or goes on. */
export const setPause = async (api: Api, paused: boolean): Promise<SyncReply> =>
  checked('syncReplySchema', await api.send(`${path}/pause`, { method: 'POST', body: { paused } }));
