import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PreferencesReply } from '#core/contract/digests.ts';
import type { Preferences } from '#core/people/preferences.ts';
import type { Api } from '../../api/api.ts';
import { checked } from '../../api/checked.ts';
import { useApi } from '../../api/context.ts';
import { asProblem } from '../../api/problem.ts';
import { announce } from '../../components/announce.tsx';

const path = '/api/me/preferences';
/** Where one's own preferences are kept in this window. */
export const preferencesKey = ['preferences'];
const mutationKey = ['preferences', 'choose'];

/** A group of choices on the page. */
export type Group = 'rhythm' | 'routes' | 'quiet' | 'pause' | 'concern';

const load = async (api: Api): Promise<PreferencesReply> =>
  checked('preferencesReplySchema', await api.send(path));

const put = async (api: Api, { etag, preferences }: Pick<PreferencesReply, 'etag' | 'preferences'>) =>
  checked('preferencesReplySchema', await api.send(path, { method: 'PUT', body: { etag, preferences } }));

const preferencesQuery = (api: Api) => queryOptions({ queryKey: preferencesKey, queryFn: () => load(api) });

type Choice = { group: Group; part: Partial<Preferences> };

/** One's own preferences, asked for when they are wanted. Each choice is drawn at once and saved at once, one after the other. */
export function usePreferences({ wanted }: { wanted: boolean }) {
  const api = useApi();
  const queries = useQueryClient();
  const query = useQuery({ ...preferencesQuery(api), enabled: wanted });
  const [saved, setSaved] = useState<Group | null>(null);
  const draw = (part: Partial<Preferences>): void => {
    queries.setQueryData<PreferencesReply>(
      preferencesKey,
      (known) => known && { ...known, preferences: { ...known.preferences, ...part } },
    );
  };
  const choosing = useMutation({
    mutationKey,
    scope: { id: 'preferences' },
    async onMutate({ part }: Choice) {
      setSaved(null);
      await queries.cancelQueries({ queryKey: preferencesKey });
      draw(part);
    },
    async mutationFn({ part }: Choice) {
      const known = queries.getQueryData<PreferencesReply>(preferencesKey) ?? (await load(api));
      try {
        return await put(api, known);
      } catch (error) {
        if (asProblem(error).code !== 'conflict') throw error;
        // Chosen somewhere else meanwhile, such as in the chat: this choice is made on top of those.
        const newest = await load(api);
        return put(api, { ...newest, preferences: { ...newest.preferences, ...part } });
      }
    },
    onSuccess(reply, { group }) {
      const last = queries.isMutating({ mutationKey }) <= 1;
      queries.setQueryData<PreferencesReply>(preferencesKey, (known) =>
        known && !last ? { ...reply, preferences: known.preferences } : reply,
      );
      if (!last) return;
      setSaved(group);
      announce('Saved');
    },
    onError: () => queries.invalidateQueries({ queryKey: preferencesKey }),
  });
  return {
    query,
    /** The group of which the last choice is saved. */
    saved,
    problem: choosing.error && asProblem(choosing.error),
    choose: (group: Group, part: Partial<Preferences>) => choosing.mutate({ group, part }),
  };
}

export type Choose = ReturnType<typeof usePreferences>['choose'];
