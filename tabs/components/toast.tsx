import { lazy, Suspense, useSyncExternalStore } from 'react';

/** A short word after something was done. Never the only record of it. */
export type Message = { id: number; text: string; undo?: { label: string; onUndo: () => void } };

let latest: Message | null = null;
const listeners = new Set<() => void>();

export function notify(text: string, undo?: Message['undo']): void {
  latest = { id: (latest?.id ?? 0) + 1, text, ...(undo ? { undo } : {}) };
  for (const listener of listeners) listener();
}

const Toasts = lazy(() => import('./Toasts.tsx'));

/** Fetches the toasts when the first one is due. */
export function ToastHost() {
  const message = useSyncExternalStore(subscribe, () => latest);
  if (!message) return null;
  return (
    <Suspense fallback={null}>
      <Toasts message={message} />
    </Suspense>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
