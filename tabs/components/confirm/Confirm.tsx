import { type ComponentProps, lazy, Suspense } from 'react';

const ConfirmDialog = lazy(() => import('./ConfirmDialog.tsx'));

/** Asks before something is lost. Its code comes when it is first asked. */
export function Confirm(props: ComponentProps<typeof ConfirmDialog>) {
  return (
    <Suspense fallback={null}>
      <ConfirmDialog {...props} />
    </Suspense>
  );
}
