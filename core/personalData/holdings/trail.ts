/**
 * The trail of deeds. Whoever changes what others rely on answers for it, so a deed stays for the term of the trail under
 * the number of an account, which names nobody outside the directory; an address is replaced.
 */
import type { Holding } from '../holding.ts';
import { addressKeysOf } from '../whom.ts';

/** Entries of one person in an export; a diligent editor makes a few thousand in three years. */
const mostShown = 5000;
const atOnce = 200;

export const trail: Holding = {
  name: 'Trail of what you did',
  async see(deps, { keys }) {
    const found = await Promise.all(keys.map((key) => deps.trail.of(key, mostShown)));
    return found.flat().map(({ at, what, subject }) => ({ When: at, Deed: what, About: subject }));
  },
  async erase(deps, whom, former) {
    for (const key of addressKeysOf(whom))
      while ((await deps.trail.rename(key, former.key, atOnce)) === atOnce);
    return null;
  },
};
