/** What one person may do with one update as it stands, and why not. */
import type { Area } from '../areas/area.ts';
import { mayReview, mayWriteFor } from '../areas/mayWriteFor.ts';
import type { Principal } from '../people/person.ts';
import type { Update } from './update.ts';

export type UpdatePowers = {
  write: boolean;
  review: boolean;
  takeBack: boolean;
  correct: boolean;
  withdraw: boolean;
  reviewRefused: string | null;
};

/** Why a reviewer may not publish it: nobody publishes what they wrote. Null when they may. */
const refusal = ({ author, writers }: Update, { key }: Principal): string | null => {
  if (author.key === key) return 'You wrote this, so someone else has to approve it.';
  return writers.includes(key) ? 'You changed this, so someone else has to approve it.' : null;
};

export const powersOver = (update: Update, area: Area, principal: Principal): UpdatePowers => {
  const reviews = mayReview(principal);
  const inReview = update.state === 'inReview';
  const writes = mayWriteFor(area, principal);
  const out = update.state === 'published';
  const reviewRefused = inReview && reviews ? refusal(update, principal) : null;
  return {
    write: update.state === 'draft' && writes,
    review: inReview && reviews && reviewRefused === null,
    takeBack: inReview && writes,
    correct: out && reviews,
    withdraw: out && reviews,
    reviewRefused,
  };
};
