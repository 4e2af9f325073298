import { lazy, Suspense } from 'react';
import type { Area } from '#core/areas/area.ts';
import type { Wish } from './helpForm.ts';

const HelpDrawer = lazy(() => import('./HelpDrawer.tsx'));

type Props = { area: Area; wish: Wish | null; onClose: () => void };

/** Fetches the drawer when somebody first wants to help. */
export function Helping({ area, wish, onClose }: Props) {
  if (wish === null) return null;
  return (
    <Suspense fallback={null}>
      <HelpDrawer area={area} wish={wish} onClose={onClose} />
    </Suspense>
  );
}
