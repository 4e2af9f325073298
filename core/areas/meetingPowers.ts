/** What one person may do with the minutes of one meeting. */
import type { Principal } from '../people/person.ts';
import type { Area } from './area.ts';
import { mayReview, mayWriteFor } from './mayWriteFor.ts';
import type { Meeting } from './meeting.ts';

/** Drafts are for those who write for the area and those who review; a second person publishes. */
export const meetingPowers = (
  { state, writers }: Pick<Meeting, 'state' | 'writers'>,
  area: Pick<Area, 'leads'>,
  principal: Principal,
): { see: boolean; write: boolean; publish: boolean } => {
  const write = mayWriteFor(area, principal);
  const reviews = write || mayReview(principal);
  return {
    see: state === 'published' || reviews,
    write,
    publish: state === 'draft' && reviews && !writers.includes(principal.key),
  };
};
