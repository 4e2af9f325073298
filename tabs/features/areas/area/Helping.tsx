import { lazy, Suspense } from 'react';
import type { Area } from '#core/areas/area.ts';
import type { Help } from '../api.ts';

export type HelpKind = Help['how'];

const HelpDrawer = lazy(() => import('./HelpDrawer.tsx'));

type Props = { area: Area; kind: HelpKind | null; onClose: () => void };

/** Fetches the drawer when somebody first wants to help. */
export function Helping({ area, kind, onClose }: Props) {
  if (kind === null) return null;
  return (
    <Suspense fallback={null}>
      <HelpDrawer area={area} kind={kind} onClose={onClose} />
    </Suspense>
  );
}
