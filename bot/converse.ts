/** The conversation: one turn in, one answer out, always a card. Knows nothing of the channel. */
import { cardActionSchema } from '#core/contract/cardVerbs.ts';
import { eventsLink } from '#core/contract/links.ts';
import { pressed } from './actions/press.ts';
import { helpCard } from './cards/helpCard.ts';
import { faultCard } from './cards/problemCard.ts';
import { run } from './commands/run.ts';
import { append, type BotDeps, type Reply, type Turn } from './turn.ts';

/** Answers a turn. A fault of ours becomes a card with a reference, under which `report` has the cause. */
export async function converse(deps: BotDeps, turn: Turn): Promise<Reply> {
  try {
    return await answer(deps, turn);
  } catch (error) {
    const reference = `E-${deps.ids.next().slice(0, 5).toUpperCase()}`;
    deps.report({ reference, where: 'bot', error });
    const again = 'action' in turn.said ? cardActionSchema.safeParse(turn.said.action).data : undefined;
    const card = faultCard(reference, {
      what: 'We could not answer that',
      link: eventsLink(deps.publicUrl),
      again,
    });
    return { message: card, how: again ? 'replace' : 'append', stored: null };
  }
}

function answer(deps: BotDeps, turn: Turn): Promise<Reply> {
  if ('text' in turn.said) return run(deps, turn, turn.said.text);
  const action = cardActionSchema.safeParse(turn.said.action);
  return action.success ? pressed(deps, turn, action.data) : Promise.resolve(outdated(deps));
}

/** A button of a card that this version no longer knows, or that somebody made up. */
const outdated = ({ publicUrl }: BotDeps): Reply =>
  append(helpCard({ publicUrl, notes: ['That button is from an older card. Ask me again.'] }));
