/** Removing what is older than its term: as much as there is time for, the oldest first, so that the next run goes on. */
import type { Instant } from '../events/event.ts';

/** `kept`: how much should have gone and could not, since something outside does not let it go. */
export type Removed = { gone: number; kept: number };

/** Removes what is of before then while it may. Again is harmless. */
export type Removing<D> = (deps: D, before: Instant, mayGoOn: () => boolean) => Promise<Removed>;

/** Rows of one call to the storage. */
const atOnce = 500;

/** Repeats a removal of at most so many until nothing of it is left. */
export const bit =
  <D>(forget: (deps: D, before: Instant, most: number) => Promise<number>): Removing<D> =>
  async (deps, before, mayGoOn) => {
    let gone = 0;
    while (mayGoOn()) {
      const now = await forget(deps, before, atOnce);
      gone += now;
      if (now === 0) break;
    }
    return { gone, kept: 0 };
  };
