/** `updates [area or words]`: the newest three. */
import { areaLink, areasLink } from '#core/contract/links.ts';
import { nothingFound } from '../cards/questionCards.ts';
import { count, plain } from '../cards/text.ts';
import { updatesCard } from '../cards/updateCards.ts';
import { findUpdates } from '../findUpdates.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';

const most = 3;

export async function updates(
  deps: BotDeps,
  _turn: Turn,
  { words, note }: { words: string; note: string | null },
): Promise<Reply> {
  const { area, words: wanted, updates: found, total } = await findUpdates(deps, words);
  const about = area ? ` in ${plain(area.name)}` : wanted === '' ? '' : ` for ‘${plain(wanted, 60)}’`;
  if (total === 0)
    return append(
      nothingFound('No updates', `There are no updates${about} yet.`, deps.publicUrl, note, {
        title: 'Latest updates',
        command: 'updates',
        open: 'Open all areas',
        link: areasLink(deps.publicUrl),
      }),
    );
  return append(
    updatesCard({
      heading: `Updates${about}`,
      lead: total > most ? `The newest ${most} of ${total}.` : `${count(total, 'update')}, newest first.`,
      note,
      updates: found.slice(0, most),
      publicUrl: deps.publicUrl,
      link: area ? areaLink(deps.publicUrl, area.slug) : areasLink(deps.publicUrl),
    }),
  );
}
