/** `updates [area or words]`: the newest three. */
import { areaLink, areasLink } from '#core/contract/links.ts';
import { searchUpdates } from '#core/updates/searchUpdates.ts';
import { areasNamed, openAreas } from '../areas.ts';
import { nothingFound } from '../cards/questionCards.ts';
import { count, plain } from '../cards/text.ts';
import { updatesCard } from '../cards/updateCards.ts';
import { meaningful } from '../search.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';

const most = 3;

export async function updates(
  deps: BotDeps,
  _turn: Turn,
  { words, note }: { words: string; note: string | null },
): Promise<Reply> {
  const areas = await openAreas(deps);
  const named = areasNamed(areas, words);
  const area = named.length === 1 ? named[0] : undefined;
  const wanted = area ? '' : meaningful(words).join(' ');
  const about = area ? ` in ${plain(area.name)}` : wanted === '' ? '' : ` for ‘${plain(wanted, 60)}’`;
  const found = await searchUpdates(deps, { area: area?.slug, words: wanted });
  if (found.total === 0)
    return append(nothingFound('No updates', `There are no updates${about} yet.`, deps.publicUrl, note));
  const names = new Map((await deps.areas.list()).map(({ value }) => [value.slug, value.name]));
  const shown = found.updates.slice(0, most);
  return append(
    updatesCard({
      heading: `Updates${about}`,
      lead:
        found.total > most
          ? `The newest ${most} of ${found.total}.`
          : `${count(found.total, 'update')}, newest first.`,
      note,
      updates: shown.map((update) => ({ update, areaName: names.get(update.area) ?? update.area })),
      publicUrl: deps.publicUrl,
      link: area ? areaLink(deps.publicUrl, area.slug) : areasLink(deps.publicUrl),
    }),
  );
}
