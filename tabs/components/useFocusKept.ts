import { useEffect, useRef } from 'react';

/**
 * Keeps focus near when a pressed button goes away because of what it did. Call what it returns on the press; when
 * `shown` changes next, or the component goes, focus that fell out of the page goes to the element with this id.
 */
export function useFocusKept(id: string, shown: string | null): () => void {
  const pressed = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change of `shown` is what it waits for
  useEffect(
    () => () => {
      if (!pressed.current) return;
      pressed.current = false;
      if (document.activeElement === document.body) document.getElementById(id)?.focus();
    },
    [id, shown],
  );
  return () => {
    pressed.current = true;
  };
}
