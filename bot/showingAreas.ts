/** The card of the priority areas as it stands for whoever asks. */
import { areasLink } from '#core/contract/links.ts';
import { openAreas } from './areas.ts';
import { areasCard } from './cards/areaCards.ts';
import type { Message } from './cards/card.ts';
import type { BotDeps, Turn } from './turn.ts';

/** @param reader null where others read along */
export const areasFor = async (
  deps: BotDeps,
  reader: Turn['person'] | null,
  note: string | null = null,
): Promise<Message> => {
  const [areas, published, follows] = await Promise.all([
    openAreas(deps),
    deps.updates.published({}),
    reader ? deps.follows.ofPerson(reader.key) : null,
  ]);
  return areasCard({
    areas: areas.map((area) => ({
      area,
      latest: published.find((update) => update.area === area.slug && update.state === 'published') ?? null,
    })),
    follows: follows && new Set(follows),
    note,
    publicUrl: deps.publicUrl,
    link: areasLink(deps.publicUrl),
  });
};
