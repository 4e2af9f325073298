import { useEffect, useState, useSyncExternalStore } from 'react';
import { deviceMemory } from './deviceMemory.ts';
import type { Draft, DraftPorts, DraftShape } from './draft.ts';
import { DraftKeeper } from './draftKeeper.ts';

/** How often it is asked whether somebody else writes in the same. */
const lookMs = 15_000;

export type Drafting<View extends { etag: string }, Words extends object> = {
  draft: Draft<View, Words>;
  keeper: DraftKeeper<View, Words>;
};

/**
 * What an author has on the screen, kept while they type and when they leave.
 * @param whose the person's key, and a name of what is written that nothing else on this device has
 */
export function useDraftKeeper<View extends { etag: string }, Words extends object>(
  shape: DraftShape<View, Words>,
  view: View,
  { person, what }: { person: string; what: string },
  service: Pick<DraftPorts<View, Words>, 'load' | 'save'>,
): Drafting<View, Words> {
  const [keeper] = useState(
    () =>
      new DraftKeeper<View, Words>(
        shape,
        {
          ...service,
          memory: deviceMemory(person, what),
          after(ms, run) {
            const timer = setTimeout(run, ms);
            return () => clearTimeout(timer);
          },
        },
        view,
      ),
  );
  useEffect(() => {
    const save = (): void => keeper.saveItself();
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
