/** `pause until 4 January`, `quiet until …`, `resume`: a break from what was not asked for. It ends by itself. */
import { choosePreferences } from '#core/people/choosePreferences.ts';
import { breakEnd } from '#core/people/preferences.ts';
import type { Day } from '#core/time/days.ts';
import { longDay } from '#core/time/wording.ts';
import { preferencesForm, preferencesSaved } from '../cards/preferencesCards.ts';
import { askMePrivately } from '../cards/questionCards.ts';
import { today } from '../coming.ts';
import { preferencesFor } from '../showingPreferences.ts';
import { append, type BotDeps, type Reply, type Turn } from '../turn.ts';
import { typedBreak } from '../typedBreak.ts';

type Input = { words: string; note: string | null };

const breakUntil = async (deps: BotDeps, turn: Turn, pausedUntil: Day | null): Promise<Reply> => {
  const before = await preferencesFor(deps, turn.person);
  const saved = await choosePreferences(deps, {
    principal: turn.person,
    preferences: { ...before.preferences, pausedUntil },
    etag: before.etag,
  });
  if (!saved.ok) return append(preferencesForm({ ...before, note: saved.failure.message }));
  const note = pausedUntil ? `Nothing unasked from us before ${longDay(pausedUntil)}` : 'Your break is over';
  return append(preferencesSaved({ ...before, preferences: saved.value.value, note }, today(deps)));
};

export async function pause(deps: BotDeps, turn: Turn, { words }: Input): Promise<Reply> {
  if (turn.setting !== 'personal') return append(askMePrivately(deps.chatUrl));
  const typed = typedBreak(words, today(deps));
  if ('until' in typed) return breakUntil(deps, turn, typed.until);
  return append(preferencesForm({ ...(await preferencesFor(deps, turn.person)), note: typed.problem }));
}

export async function resume(deps: BotDeps, turn: Turn): Promise<Reply> {
  if (turn.setting !== 'personal') return append(askMePrivately(deps.chatUrl));
  const view = await preferencesFor(deps, turn.person);
  if (breakEnd(view.preferences, today(deps)) === null)
    return append(preferencesSaved({ ...view, note: 'You are not on a break' }, today(deps)));
  return breakUntil(deps, turn, null);
}
