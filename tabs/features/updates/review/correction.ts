/** A correction as its author has it on the screen. Readers see it at once, so it is held until its author publishes it. */
import type { UpdateView } from '#core/contract/areas.ts';
import type { UpdateDetails } from '#core/updates/update.ts';
import type { DraftShape } from '../../../components/drafts/draft.ts';
import { detailsOf, updateShape } from '../compose/details.ts';

export type Correction = UpdateDetails & {
  /** What was wrong, for readers. */
  reason: string;
};

export const correctionShape: DraftShape<UpdateView, Correction> = {
  wordsOf: (view) => ({ ...detailsOf(view), reason: '' }),
  keepable({ reason, ...details }) {
    const kept = updateShape.keepable(details);
    return kept && { ...kept, reason: reason.trim() };
  },
  isOpen: ({ state }) => state === 'published',
  held: true,
};
