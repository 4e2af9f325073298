/** `sync`: how synchronising goes, for administrators who have signed in of late. */
import { withProvenRoles } from '#core/people/roleProofs.ts';
import { showSync } from '#core/sync/health/showSync.ts';
import { healthCard, proveRoleCard } from '../cards/healthCard.ts';
import { askMePrivately } from '../cards/questionCards.ts';
import { now } from '../coming.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';

export async function sync(deps: BotDeps, turn: Turn): Promise<Reply> {
  if (turn.setting !== 'personal') return append(askMePrivately(deps.chatUrl));
  const principal = await withProvenRoles(deps.roleProofs, turn.person, now(deps));
  const view = await showSync(deps, { principal });
  if (!view.ok || !view.value.health) return append(proveRoleCard(deps.publicUrl));
  const { health, paused, questions } = view.value;
  return append(healthCard({ health, paused, questions: questions.length }, deps.publicUrl));
}
