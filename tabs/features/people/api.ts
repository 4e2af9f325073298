import { queryOptions } from '@tanstack/react-query';
import type { ErasuresReply } from '#core/contract/personalData.ts';
import type { Api } from '../../api/api.ts';
import { checked } from '../../api/checked.ts';

const path = '/api/erasures';

/** Erasures, what the last removal came to, and who is found by these words; empty finds nobody. */
export const erasuresQuery = (api: Api, words: string) =>
  queryOptions({
    queryKey: ['erasures', words],
    queryFn: async (): Promise<ErasuresReply> =>
      checked(
        'erasuresReplySchema',
        await api.send(words === '' ? path : `${path}?${new URLSearchParams({ q: words })}`),
      ),
    refetchInterval: ({ state }) => (state.data?.erasures.some(({ name }) => name !== null) ? 1000 : false),
  });

export const erasePerson = async (api: Api, key: string): Promise<ErasuresReply> =>
  checked('erasuresReplySchema', await api.send(path, { method: 'POST', body: { key } }));
