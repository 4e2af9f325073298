/** Where focus goes when a page appears: to its title, or back to the item from which the reader left it. */

let pagesShown = 0;
const leftFrom = new Map<string, string>();

/** Remembers, for the page at the current address, which element the reader leaves it from. */
export function rememberLeaving(elementId: string): void {
  leftFrom.set(location.pathname, elementId);
}

/**
 * Called once by each page that appears. `stay`: the first page of a visit leaves focus where Teams put it;
 * an element's id: the reader comes back to it; null: the title.
 */
export function takeReturnTarget(always: boolean): 'stay' | string | null {
  pagesShown += 1;
  if (pagesShown === 1 && !always) return 'stay';
  const target = leftFrom.get(location.pathname) ?? null;
  leftFrom.delete(location.pathname);
  return target;
}
