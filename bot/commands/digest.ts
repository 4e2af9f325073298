/** `digest`: what would be in mine if it came now. */
import { myDigest } from '#core/delivery/myDigest.ts';
import { digestCard } from '../cards/digestCard.ts';
import { askMePrivately, nothingFound } from '../cards/questionCards.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';

export async function digest(deps: BotDeps, turn: Turn, { note }: { note: string | null }): Promise<Reply> {
  if (turn.setting !== 'personal') return append(askMePrivately(deps.chatUrl));
  const view = await myDigest(deps, turn.person);
  return append(
    view
      ? digestCard({ ...view, notice: 'This is how your next digest would look if it came now.' })
      : nothingFound(
          'Nothing new for you',
          'Nothing has become new since the last digest, so nothing would be sent.',
          deps.publicUrl,
          note,
        ),
  );
}
