/** Published updates for typed words: those of the area they name, else those that hold them. */
import type { Area } from '#core/areas/area.ts';
import { searchUpdates } from '#core/updates/searchUpdates.ts';
import type { Update } from '#core/updates/update.ts';
import { areasNamed, openAreas } from './areas.ts';
import { meaningful } from './search.ts';
import type { BotDeps } from './turn.ts';

export type FoundUpdates = {
  /** The one area that the words name; null when they name none, or several. */
  area: Area | null;
  /** What was searched for besides; may be empty. */
  words: string;
  /** Newest first, at most twenty. */
  updates: { update: Update; areaName: string }[];
  total: number;
};

export const findUpdates = async (
  deps: Pick<BotDeps, 'areas' | 'updates' | 'clock'>,
  typed: string,
): Promise<FoundUpdates> => {
  const named = areasNamed(await openAreas(deps), typed);
  const area = (named.length === 1 && named[0]) || null;
  const words = area ? '' : meaningful(typed).join(' ');
  const { updates, total } = await searchUpdates(deps, { area: area?.slug, words });
  const names = new Map((await deps.areas.list()).map(({ value }) => [value.slug, value.name]));
  return {
    area,
    words,
    total,
    updates: updates.map((update) => ({ update, areaName: names.get(update.area) ?? update.area })),
  };
};
