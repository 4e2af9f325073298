import { useEffect } from 'react';
import { announce } from './announce.tsx';

/** Says a text politely whenever it becomes another one; null says nothing. */
export function useAnnounced(text: string | null): void {
  useEffect(() => {
    if (text !== null) announce(text);
  }, [text]);
}
