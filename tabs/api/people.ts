import { queryOptions } from '@tanstack/react-query';
import type { Api } from './api.ts';
import { checked } from './checked.ts';

/** People the service has met whose name or address holds words that begin so. For editors. */
export const peopleQuery = (api: Api, letters: string) =>
  queryOptions({
    queryKey: ['people', letters],
    queryFn: async ({ signal }) =>
      checked(
        'peopleReplySchema',
        await api.send(`/api/people?q=${encodeURIComponent(letters)}`, { signal }),
      ),
  });
