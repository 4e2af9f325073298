/**
 * A page that is open while the service is renewed asks for parts that are gone: every build names its parts anew. The
 * page is then loaded again, once, and what was typed is shown afterwards.
 */
import { noteTyping, type Typed, typedNow } from './typed.ts';

const reloadedKey = 'renewal.reloaded';
const typedKey = 'renewal.typed';

/** When loading it again did not help, doing it again does not either. Milliseconds. */
const tooSoon = 30_000;

let renewing = false;

/** The page is about to be loaded again: nothing that goes wrong now matters. */
export const isRenewing = (): boolean => renewing;

/** Vite tells of a part that could not be fetched by this event (Vite's guide, "Load error handling"). */
export function renewWhenStale(): void {
  noteTyping();
  window.addEventListener('vite:preloadError', () => {
    if (renewing || !mayReload()) return;
    renewing = true;
    keep(typedNow());
    location.reload();
  });
}

/** Not without a memory: it could go round for ever. Browsers may refuse it to pages in a frame. */
function mayReload(): boolean {
  try {
    const last = Number(sessionStorage.getItem(reloadedKey) ?? 0);
    if (Date.now() - last < tooSoon) return false;
    sessionStorage.setItem(reloadedKey, String(Date.now()));
    return true;
  } catch {
    return false;
  }
}

const keep = (typed: Typed[]): void => {
  if (typed.length > 0) sessionStorage.setItem(typedKey, JSON.stringify(typed));
};

/** What was typed when the page was loaded again; told once. */
export function takeTyped(): Typed[] {
  try {
    const kept = sessionStorage.getItem(typedKey);
    sessionStorage.removeItem(typedKey);
    return kept === null ? [] : (JSON.parse(kept) as Typed[]);
  } catch {
    return [];
  }
}
