/** The people of a chunk, to look up whom a row of the ledger is about. */
import type { Deps } from '../deps.ts';
import type { Entry } from '../people/roll.ts';
import type { Chunk } from './dispatch.ts';

/** In the place of the name of somebody whom we do not know any more. */
export const somebody = 'Somebody who left';

/** By their keys. Whoever has left the roll since is not among them. */
export const peopleIn = async (
  { preferences }: Pick<Deps, 'preferences'>,
  { after, upTo }: Pick<Chunk, 'after' | 'upTo'>,
): Promise<Map<string, Entry>> => {
  const entries = await preferences.roll({ after, upTo, limit: Number.POSITIVE_INFINITY });
  return new Map(entries.map((entry) => [entry.person.key, entry]));
};
