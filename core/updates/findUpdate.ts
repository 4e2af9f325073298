/** One update with its area, as far as this person may see it. */
import type { Area } from '../areas/area.ts';
import { mayReview, mayWriteFor } from '../areas/mayWriteFor.ts';
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Stored } from '../events/ports.ts';
import type { Principal } from '../people/person.ts';
import type { Update } from './update.ts';

/** What is not out yet is seen by those who write for its area; while it is in review or sent back, by reviewers too. */
const maySee = (update: Update, area: Area, principal: Principal): boolean =>
  update.state === 'published' ||
  update.state === 'withdrawn' ||
  mayWriteFor(area, principal) ||
  update.author.key === principal.key ||
  ((update.state === 'inReview' || update.note !== null) && mayReview(principal));

export type FoundUpdate = { stored: Stored<Update>; area: Area };

/** Fails with `notFound`, also for what this person may not see. */
export const findUpdate = async (
  deps: Pick<Deps, 'updates' | 'areas'>,
  { principal, id }: { principal: Principal; id: string },
): Promise<Result<FoundUpdate>> => {
  const missing = fail('notFound', 'This update is not listed.');
  const stored = await deps.updates.get(id);
  const area = stored && (await deps.areas.get(stored.value.area));
  if (!stored || !area || !maySee(stored.value, area.value, principal)) return missing;
  return succeed({ stored, area: area.value });
};
