import { useEffect, useState, useSyncExternalStore } from 'react';
import { deviceMemory } from './deviceMemory.ts';
import { type Draft, DraftKeeper, type DraftPorts, type DraftShape } from './draftKeeper.ts';

/** How often it is asked whether somebody else writes in the same. */
const lookMs = 15_000;

export type Drafting<View extends { etag: string }, Words extends object> = {
  draft: Draft<View, Words>;
  keeper: DraftKeeper<View, Words>;
};

/** What an author has on the screen, kept while they type and when they leave. */
export function useDraftKeeper<View extends { id: string; etag: string }, Words extends object>(
  shape: DraftShape<View, Words>,
  view: View,
  person: string,
  service: Pick<DraftPorts<View, Words>, 'load' | 'save'>,
): Drafting<View, Words> {
  const [keeper] = useState(
    () =>
      new DraftKeeper<View, Words>(
        shape,
        {
          ...service,
          memory: deviceMemory(person, view.id),
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
