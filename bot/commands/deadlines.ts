/** `deadlines`: what is due, soonest first. */
import { eventsLink } from '#core/contract/links.ts';
import { listCard } from '../cards/listCards.ts';
import { nothingFound } from '../cards/questionCards.ts';
import { count } from '../cards/text.ts';
import { comingEvents, standings, today } from '../coming.ts';
import { filterByWords } from '../search.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';
import { typedDays } from '../typedDays.ts';

const most = 8;

export async function deadlines(
  deps: BotDeps,
  turn: Turn,
  { words, note }: { words: string; note?: string | null },
): Promise<Reply> {
  const days = typedDays(words, today(deps));
  const coming = (await comingEvents(deps, days ?? undefined)).filter(({ kind }) => kind === 'keyDate');
  const found = filterByWords(coming, days?.rest ?? words);
  if (found.length === 0)
    return append(
      nothingFound('No deadlines', 'Nothing is due that I know of.', deps.publicUrl, note ?? null),
    );
  return append(
    listCard({
      summary: `${count(found.length, 'deadline')} coming up.`,
      notes: [note],
      heading: 'Deadlines',
      lead: found.length > most ? `The next ${most} of ${found.length}.` : null,
      standings: await standings(deps, turn, found.slice(0, most)),
      link: eventsLink(deps.publicUrl),
    }),
  );
}
