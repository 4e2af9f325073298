import { queryOptions } from '@tanstack/react-query';
import type { HeldReply, MyErasureReply } from '#core/contract/personalData.ts';
import type { Api } from '../../../api/api.ts';
import { checked } from '../../../api/checked.ts';

/** The same as a page to keep and print. */
export const readablePath = '/api/me/data.html';

export const loadHeld = async (api: Api): Promise<HeldReply> =>
  checked('heldReplySchema', await api.send('/api/me/data'));

const path = '/api/me/erasure';

export const erasureQuery = (api: Api) =>
  queryOptions({
    queryKey: ['my erasure'],
    queryFn: async (): Promise<MyErasureReply> => checked('myErasureReplySchema', await api.send(path)),
    refetchInterval: ({ state }) => (state.data?.erasing ? 1000 : false),
  });

export const askForErasure = async (api: Api): Promise<MyErasureReply> =>
  checked('myErasureReplySchema', await api.send(path, { method: 'POST' }));
