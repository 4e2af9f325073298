import { useSyncExternalStore } from 'react';

/** One polite and one assertive live region for the whole application; a new text replaces the old one. */
type Said = { polite: string; assertive: string };

let said: Said = { polite: '', assertive: '' };
const listeners = new Set<() => void>();

export function announce(text: string, manner: keyof Said = 'polite'): void {
  if (said[manner] === text) return;
  said = { ...said, [manner]: text };
  for (const listener of listeners) listener();
}

export function LiveRegions() {
  const { polite, assertive } = useSyncExternalStore(subscribe, () => said);
  return (
    <>
      <div className="visually-hidden" role="status">
        {polite}
      </div>
      <div className="visually-hidden" role="alert">
        {assertive}
      </div>
    </>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
