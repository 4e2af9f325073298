/** `book <reference or words>`: never books by itself; it shows the event, whose button books. */
import { eventsLink } from '#core/contract/links.ts';
import { eventCard } from '../cards/eventCard.ts';
import { listCard } from '../cards/listCards.ts';
import { nothingFound } from '../cards/questionCards.ts';
import { plain } from '../cards/text.ts';
import { comingEvents, reader, standing, standings } from '../coming.ts';
import { bestMatches, byReference } from '../search.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';

/** How many to choose from. */
const choices = 3;

export async function book(
  deps: BotDeps,
  turn: Turn,
  { words, note = null }: { words: string; note?: string | null },
): Promise<Reply> {
  const open = (await comingEvents(deps)).filter(({ kind }) => kind !== 'keyDate');
  const referred = byReference(open, words);
  const matches = referred.length > 0 ? { found: referred, near: [] } : bestMatches(open, words);
  const { found } = matches;
  const [only] = found;

  if (only && found.length === 1) {
    const shown = await standing(deps, only.id, reader(turn));
    if (shown) return append(eventCard(shown, { publicUrl: deps.publicUrl, note: note ?? undefined }));
  }
  const offered = (found.length > 0 ? found : matches.near).slice(0, choices);
  const typed = plain(words, 60);
  if (offered.length === 0)
    return append(
      nothingFound(
        'Which event?',
        typed === ''
          ? 'Type book and the name or the reference of an event. For example: book ITT webinar'
          : `I found no coming event for ‘${typed}’.`,
        deps.publicUrl,
        note,
      ),
    );
  return append(
    listCard({
      summary: 'Which event do you mean?',
      notes: [note],
      heading: 'Which event do you mean?',
      lead:
        found.length > choices
          ? `${found.length} fit ‘${typed}’. These are the best.`
          : found.length > 0
            ? null
            : `I found no coming event for ‘${typed}’. These are near.`,
      standings: await standings(deps, turn, offered),
      link: eventsLink(deps.publicUrl),
    }),
  );
}
