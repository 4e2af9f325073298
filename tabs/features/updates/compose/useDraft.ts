import { useEffect, useState, useSyncExternalStore } from 'react';
import type { UpdateView } from '#core/contract/areas.ts';
import { useApi } from '../../../api/context.ts';
import { loadUpdate, saveUpdate } from '../api.ts';
import { deviceMemory } from './deviceMemory.ts';
import { type Draft, DraftKeeper } from './draftKeeper.ts';

/** How often it is asked whether somebody else writes in the same update. */
const lookMs = 15_000;

/** The update as the author has it on the screen, kept while they type and when they leave. */
export function useDraft(view: UpdateView, person: string): { draft: Draft; keeper: DraftKeeper } {
  const api = useApi();
  const { id } = view;
  const [keeper] = useState(
    () =>
      new DraftKeeper(
        {
          load: async () => (await loadUpdate(api, id)).update,
          save: async (etag, details) => (await saveUpdate(api, id, etag, details)).update,
          memory: deviceMemory(person, id),
          after(ms, run) {
            const timer = setTimeout(run, ms);
            return () => clearTimeout(timer);
          },
        },
        view,
      ),
  );
  useEffect(() => {
    const save = (): void => void keeper.flush();
    const look = setInterval(() => {
      if (document.visibilityState === 'visible') keeper.look().catch(() => {});
    }, lookMs);
    window.addEventListener('online', save);
    window.addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', save);
    return () => {
      clearInterval(look);
      window.removeEventListener('online', save);
      window.removeEventListener('pagehide', save);
      document.removeEventListener('visibilitychange', save);
      keeper.close();
    };
  }, [keeper]);
  return { draft: useSyncExternalStore(keeper.subscribe, keeper.read), keeper };
}
