import { useSyncExternalStore } from 'react';

const query = (): MediaQueryList => window.matchMedia('(width >= 640px)');

/** Whether there is room for more than a telephone shows. */
export const useWide = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      const media = query();
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => query().matches,
  );
