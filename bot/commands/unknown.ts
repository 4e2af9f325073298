/** What was not understood: searched for among the events before it is given up. */
import { eventsLink } from '#core/contract/links.ts';
import { press } from '../cards/card.ts';
import { listCard } from '../cards/listCards.ts';
import { notUnderstood, youAreWelcome } from '../cards/questionCards.ts';
import { plain } from '../cards/text.ts';
import { comingEvents, standings, today } from '../coming.ts';
import { bestMatches } from '../search.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';
import { typedDays } from '../typedDays.ts';
import { nearestCommands } from '../understand.ts';
import { events } from './events.ts';

const thanks =
  /^(thanks|thank you|thankyou|cheers|ta|ok|okay|great|lovely|perfect|bye|goodbye)( so much| very much| a lot)?$/;

export async function unknown(deps: BotDeps, turn: Turn, { words }: { words: string }): Promise<Reply> {
  if (thanks.test(words)) return append(youAreWelcome(deps.publicUrl));
  // "what is happening in June" names no command, but says what is wanted.
  if (typedDays(words, today(deps))) return events(deps, turn, { words });
  const { found } = bestMatches(await comingEvents(deps), words);
  if (found.length === 0) return append(notUnderstood(words, nearestCommands(words), deps.publicUrl));
  const typed = plain(words, 60);
  return append(
    listCard({
      summary: `I found these for ‘${words}’.`,
      heading: `Found for ‘${typed}’`,
      lead: 'I am not sure what you meant. These fit your words.',
      standings: await standings(deps, turn, found.slice(0, 3)),
      actions: [press('What can I ask?', { verb: 'help.run', command: 'help' })],
      link: eventsLink(deps.publicUrl),
    }),
  );
}
