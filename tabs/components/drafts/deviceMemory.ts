import type { DraftPorts, KeptWords } from './draft.ts';

/**
 * Unsaved words of one person's draft on this device. Where the browser gives a page in a frame no memory, words live
 * as long as the page.
 */
export function deviceMemory<Words>(person: string, id: string): DraftPorts<unknown, Words>['memory'] {
  const key = `draft.${person}.${id}`;
  return {
    read() {
      try {
        const kept = localStorage.getItem(key);
        return kept === null ? null : (JSON.parse(kept) as KeptWords<Words>);
      } catch {
        return null;
      }
    },
    write(words) {
      try {
        if (words === null) localStorage.removeItem(key);
        else localStorage.setItem(key, JSON.stringify(words));
      } catch (error) {
        console.warn('This device keeps no unsaved words.', error);
      }
    },
  };
}
