import type { UpdateSummary } from '#core/contract/areas.ts';
import type { Instant } from '#core/events/event.ts';
import { atWords } from '../../../components/drafts/atWords.ts';

/** `Draft, changed 2:14pm` */
export const standingWords = ({ state, changedAt }: UpdateSummary, now: Instant): string =>
  `${state === 'inReview' ? 'Waiting for review' : 'Draft'}, changed ${atWords(changedAt, now)}`;
