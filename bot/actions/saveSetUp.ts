/** `setup.save`: the first choice of what somebody hears about; the form becomes how it stands. */
import { followArea } from '#core/areas/follow.ts';
import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { type Phase, phases } from '#core/events/event.ts';
import { choosePreferences } from '#core/people/choosePreferences.ts';
import { preferencesForm } from '../cards/preferencesCards.ts';
import { askMePrivately } from '../cards/questionCards.ts';
import { setUpDone } from '../cards/setUpCards.ts';
import { today } from '../coming.ts';
import { preferencesFor } from '../showingPreferences.ts';
import { ticked } from '../ticked.ts';
import { append, type BotDeps, type Reply, replace, type Turn } from '../turn.ts';

type Form = ActionOf<'setup.save'>;
type Standing = Awaited<ReturnType<typeof preferencesFor>>;

const chosen = (form: Form): { wanted: string[]; worksWith: Phase[] } => ({
  wanted: ticked(form.areas),
  worksWith: phases.filter((phase) => ticked(form.phases).includes(phase)),
});

/** Whether it stands as this form says already: somebody pressed twice. */
const isDone = ({ preferences, follows }: Standing, form: Form): boolean => {
  const { wanted, worksWith } = chosen(form);
  return (
    (form.rhythm ?? preferences.rhythm) === preferences.rhythm &&
    worksWith.join() === preferences.phases.join() &&
    wanted.every((slug) => follows.has(slug))
  );
};

/** Only what nobody chose yet is set: a choice that was made elsewhere meanwhile is shown, and stands. */
export async function saveSetUp(deps: BotDeps, turn: Turn, form: Form): Promise<Reply> {
  if (turn.setting !== 'personal') return append(askMePrivately(deps.chatUrl));
  const { person: principal } = turn;
  const before = await preferencesFor(deps, principal);
  const { wanted, worksWith } = chosen(form);
  const rhythm = form.rhythm ?? before.preferences.rhythm;
  if (before.etag !== null) {
    if (isDone(before, form))
      return replace(setUpDone({ ...before, note: 'You have already done this.' }, today(deps)));
    return replace(
      preferencesForm({
        ...before,
        note: 'You chose this before. Here is how it stands: change it if you like.',
      }),
    );
  }
  const saved = await choosePreferences(deps, {
    principal,
    preferences: { ...before.preferences, rhythm, phases: worksWith },
    etag: null,
  });
  if (!saved.ok) return replace(preferencesForm({ ...before, note: saved.failure.message }));
  for (const slug of wanted) await followArea(deps, { principal, slug });
  return replace(setUpDone(await preferencesFor(deps, principal), today(deps)));
}
