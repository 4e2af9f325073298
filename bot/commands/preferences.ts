/** `preferences`: how often, about what, and when not, as a form. */
import { preferencesForm } from '../cards/preferencesCards.ts';
import { askMePrivately } from '../cards/questionCards.ts';
import { preferencesFor } from '../showingPreferences.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';

export async function preferences(
  deps: BotDeps,
  turn: Turn,
  { note }: { note: string | null },
): Promise<Reply> {
  if (turn.setting !== 'personal') return append(askMePrivately(deps.chatUrl));
  return append(preferencesForm({ ...(await preferencesFor(deps, turn.person)), note }));
}
