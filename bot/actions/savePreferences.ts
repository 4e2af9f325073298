/** `prefs.save`: the form comes back with what has to be mended, or says how it stands. */
import { followArea, unfollowArea } from '#core/areas/follow.ts';
import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { choosePreferences } from '#core/people/choosePreferences.ts';
import { type Preferences, preferencesSchema } from '#core/people/preferences.ts';
import { preferencesForm, preferencesSaved } from '../cards/preferencesCards.ts';
import { askMePrivately } from '../cards/questionCards.ts';
import { today } from '../coming.ts';
import { preferencesFor } from '../showingPreferences.ts';
import { ticked } from '../ticked.ts';
import { append, type BotDeps, type Reply, replace, type Turn } from '../turn.ts';

type Form = ActionOf<'prefs.save'>;

/** What an old client leaves out stays as it is. */
const chosen = (before: Preferences, form: Form): unknown => {
  const { rhythm, quietFrom, quietTo, quietOn, routes, pausedUntil } = form;
  const quiet = quietOn === undefined ? null : ticked(quietOn);
  const ways = routes === undefined ? null : ticked(routes);
  return {
    ...before,
    rhythm: rhythm ?? before.rhythm,
    quiet: { from: quietFrom || before.quiet.from, to: quietTo || before.quiet.to },
    quietWeekends: quiet?.includes('weekends') ?? before.quietWeekends,
    quietHolidays: quiet?.includes('holidays') ?? before.quietHolidays,
    routes: ways ? { chat: ways.includes('chat'), mail: ways.includes('mail') } : before.routes,
    pausedUntil: pausedUntil === undefined ? before.pausedUntil : pausedUntil || null,
  };
};

/** Only what was ticked or unticked in this form: what was followed elsewhere meanwhile stays. */
const followChosen = async (deps: BotDeps, { person: principal }: Turn, form: Form): Promise<void> => {
  if (form.areas === undefined) return;
  const shown = ticked(form.followed);
  const wanted = ticked(form.areas);
  for (const slug of wanted) if (!shown.includes(slug)) await followArea(deps, { principal, slug });
  for (const slug of shown) if (!wanted.includes(slug)) await unfollowArea(deps, { principal, slug });
};

export async function savePreferences(deps: BotDeps, turn: Turn, form: Form): Promise<Reply> {
  if (turn.setting !== 'personal') return append(askMePrivately(deps.chatUrl));
  const before = await preferencesFor(deps, turn.person);
  const preferences = preferencesSchema.safeParse(chosen(before.preferences, form));
  if (!preferences.success) {
    const note = preferences.error.issues[0]?.message ?? 'Look at what you entered.';
    return replace(preferencesForm({ ...before, note }));
  }
  const saved = await choosePreferences(deps, {
    principal: turn.person,
    preferences: preferences.data,
    etag: form.etag,
  });
  if (!saved.ok) return replace(preferencesForm({ ...before, note: saved.failure.message }));
  await followChosen(deps, turn, form);
  return replace(preferencesSaved(await preferencesFor(deps, turn.person), today(deps)));
}
