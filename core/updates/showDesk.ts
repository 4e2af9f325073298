/** What waits on one person's desk: what they wrote and is not out, and what waits for their review. */
import type { Area } from '../areas/area.ts';
import { mayWriteFor } from '../areas/mayWriteFor.ts';
import type { Deps } from '../deps.ts';
import type { Principal } from '../people/person.ts';
import { powersOver } from './mayDo.ts';
import type { Update } from './update.ts';

export type Desk = {
  /** Drafts and those in review that this person wrote words of. */
  mine: Update[];
  /** Those that this person may publish, the longest waiting first. */
  forReview: Update[];
  /** Open areas that this person may write for. */
  areas: Area[];
};

export const showDesk = async (
  deps: Pick<Deps, 'areas' | 'updates'>,
  { principal }: { principal: Principal },
): Promise<Desk> => {
  const [stored, updates] = await Promise.all([deps.areas.list(), deps.updates.unpublished()]);
  const areas = stored.map(({ value }) => value);
  const mayReviewIt = (update: Update): boolean => {
    const area = areas.find(({ slug }) => slug === update.area);
    return area !== undefined && powersOver(update, area, principal).review;
  };
  return {
    mine: updates.filter(({ writers }) => writers.includes(principal.key)),
    forReview: updates.filter(mayReviewIt).reverse(),
    areas: areas.filter((area) => area.closed === null && mayWriteFor(area, principal)),
  };
};
