/** Priority areas as people name them in a sentence. */
import type { Area } from '#core/areas/area.ts';
import { meaningful } from './search.ts';
import { slips } from './spelling.ts';
import type { BotDeps } from './turn.ts';
import { normalise } from './understand.ts';

/** Those that are worked on, in the order of the list. */
export const openAreas = async ({ areas }: Pick<BotDeps, 'areas'>): Promise<Area[]> =>
  (await areas.list()).map(({ value }) => value).filter(({ closed }) => closed === null);

/** Words that stand with every area. */
const ofAnyArea = new Set(['area', 'areas', 'priority', 'updates', 'update', 'news', 'since', 'latest']);

const fits = (word: string, known: readonly string[]): boolean =>
  known.some((one) => (word.length >= 3 && one.startsWith(word)) || slips(word, one) !== null);

/** Areas whose name or short name holds every word, misspelt or only begun; none when no word says anything. */
export const areasNamed = (areas: readonly Area[], words: string): Area[] => {
  const wanted = meaningful(words).filter((word) => !ofAnyArea.has(word));
  if (wanted.length === 0) return [];
  const named = areas.map((area) => ({
    area,
    known: normalise(`${area.slug} ${area.name}`).split(/[ -]/),
  }));
  const exact = named.filter(({ known }) => wanted.every((word) => known.includes(word)));
  const found =
    exact.length > 0 ? exact : named.filter(({ known }) => wanted.every((word) => fits(word, known)));
  return found.map(({ area }) => area);
};
