import { lazy, Suspense } from 'react';
import type { ConflictProps } from './ConflictDialog.tsx';

// `lazy` forgets that the dialog is for words of any kind.
const ConflictDialog = lazy(
  () => import('./ConflictDialog.tsx'),
) as unknown as typeof import('./ConflictDialog.tsx').default;

/** The dialog about two versions, fetched when there are two. */
export function Conflict<Words extends object>(props: ConflictProps<Words>) {
  return (
    <Suspense fallback={null}>
      <ConflictDialog {...props} />
    </Suspense>
  );
}
