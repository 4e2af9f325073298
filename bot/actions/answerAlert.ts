/** `sync.own` and `sync.retry`: an administrator is on it, or has what stopped tried again. */
import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { syncLink } from '#core/contract/links.ts';
import { counted } from '#core/counted.ts';
import { withProvenRoles } from '#core/people/roleProofs.ts';
import { ownAlert, retryAlert } from '#core/sync/alerts/answerAlert.ts';
import { mayRun } from '#core/sync/health/mayRun.ts';
import { alertCard } from '../cards/alertCard.ts';
import { proveRoleCard } from '../cards/healthCard.ts';
import { refusalCard } from '../cards/problemCard.ts';
import { askMePrivately } from '../cards/questionCards.ts';
import { now } from '../coming.ts';
import { append, type BotDeps, type Reply, replace, type Turn } from '../turn.ts';

const triedWords = (tried: number): string =>
  tried === 0
    ? 'There is nothing to try again just now: what can be tried is under way.'
    : `${counted(tried, 'thing is', 'things are')} being tried again. This card says when it is over.`;

/** In chat nobody holds a role: it counts for a while after a sign-in. The card stays until then. */
export async function answerAlert(
  deps: BotDeps,
  turn: Turn,
  action: ActionOf<'sync.own' | 'sync.retry'>,
): Promise<Reply> {
  if (turn.setting !== 'personal') return append(askMePrivately(deps.chatUrl));
  const principal = await withProvenRoles(deps.roleProofs, turn.person, now(deps));
  if (!mayRun(principal)) return append(proveRoleCard(deps.publicUrl));
  const { alert: id } = action;
  const answered =
    action.verb === 'sync.own'
      ? await ownAlert(deps, { principal, id })
      : await retryAlert(deps, { principal, id });
  if (!answered.ok)
    return replace(
      refusalCard(answered.failure, { what: 'This alert is over', link: syncLink(deps.publicUrl) }),
    );
  const { value } = answered;
  const shown =
    'tried' in value
      ? alertCard(value.alert, deps.publicUrl, triedWords(value.tried))
      : alertCard(value, deps.publicUrl);
  return replace(shown);
}
