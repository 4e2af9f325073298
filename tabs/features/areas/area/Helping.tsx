import { lazy, Suspense, useEffect, useState } from 'react';
import type { Area } from '#core/areas/area.ts';
import type { Help } from '../api.ts';

export type HelpKind = Help['how'];

const HelpDrawer = lazy(() => import('./HelpDrawer.tsx'));

type Props = { area: Area; kind: HelpKind | null; onClose: () => void };

/** Fetches the drawer when somebody first wants to help; it stays, so that it can slide away again. */
export function Helping({ area, kind, onClose }: Props) {
  const [last, setLast] = useState<HelpKind | null>(null);
  useEffect(() => {
    if (kind) setLast(kind);
  }, [kind]);
  const shown = kind ?? last;
  if (shown === null) return null;
  return (
    <Suspense fallback={null}>
      <HelpDrawer key={shown} area={area} kind={shown} open={kind !== null} onClose={onClose} />
    </Suspense>
  );
}
