/** What an author has on the screen, and what of it the service can keep. */
import { linkSchema } from '#core/areas/area.ts';
import type { UpdateView } from '#core/contract/areas.ts';
import { type UpdateDetails, updateDetailsSchema } from '#core/updates/update.ts';
import type { DraftShape } from '../../../components/drafts/draft.ts';

/** The details of an update as the service told it. */
export const detailsOf = (view: UpdateView): UpdateDetails => updateDetailsSchema.parse(view);

export const isLink = (text: string): boolean => linkSchema.safeParse(text).success;

const attachment = updateDetailsSchema.shape.attachments.element;

/**
 * The details without what is only half typed, such as a link without its end; that stays on the screen and on this
 * device. Null when something is longer than the service takes.
 */
function keepable(details: UpdateDetails): UpdateDetails | null {
  const { link } = details.ask;
  const parsed = updateDetailsSchema.safeParse({
    ...details,
    ask: { ...details.ask, link: link !== null && isLink(link) ? link : null },
    attachments: details.attachments.filter((each) => attachment.safeParse(each).success),
  });
  return parsed.success ? parsed.data : null;
}

/** How an update is kept while it is written. */
export const updateShape: DraftShape<UpdateView, UpdateDetails> = {
  wordsOf: detailsOf,
  keepable,
  isOpen: ({ state }) => state === 'draft',
};
