import { queryOptions } from '@tanstack/react-query';
import type { Api } from '../../api/api.ts';
import { checked } from '../../api/checked.ts';

const refreshMs = 60_000;

export const manageQuery = (api: Api) =>
  queryOptions({
    queryKey: ['manage'],
    queryFn: async ({ signal }) => checked('manageReplySchema', await api.send('/api/manage', { signal })),
    // Whoever comes back from dealing with something sees that it is gone.
    staleTime: 0,
    refetchInterval: refreshMs,
  });
