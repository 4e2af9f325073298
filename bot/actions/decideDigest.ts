/**
 * `approve.yes` and `approve.back`: a second person lets an issue of the digest out, or sends it back with a reason.
 * `approve.cancel`: what has its time loses it again, and stays approved.
 */
import type { ActionOf } from '#core/contract/cardVerbs.ts';
import { issueLink } from '#core/contract/links.ts';
import { goesAt } from '#core/delivery/showTo.ts';
import { isSet, stillWaits } from '#core/digests/approval/asking.ts';
import { approveIssue, sendBack, unscheduleIssue } from '#core/digests/approveIssue.ts';
import { beforeItGoes } from '#core/digests/asItStands.ts';
import { type IssueInput, mayApprove } from '#core/digests/changeIssue.ts';
import type { Issue } from '#core/digests/issue.ts';
import type { Failure } from '#core/errors.ts';
import type { Stored } from '#core/events/ports.ts';
import { withProvenRoles } from '#core/people/roleProofs.ts';
import { approvalCard, decidedCard, proveApproverCard } from '../cards/approvalCards.ts';
import { refusalCard } from '../cards/problemCard.ts';
import { askMePrivately } from '../cards/questionCards.ts';
import { now } from '../coming.ts';
import { append, type BotDeps, type Reply, replace, type Turn } from '../turn.ts';

/** Whoever has signed in as an approver today may press here: a proof ends after half an hour, a working day is longer. */
const workingDaySeconds = 10 * 3600;

type Decision = ActionOf<'approve.yes' | 'approve.back' | 'approve.cancel'>;

const refused = (deps: BotDeps, failure: Failure, issue: string, again?: Decision): Reply =>
  append(
    refusalCard(failure, {
      what: 'We could not take your decision',
      link: issueLink(deps.publicUrl, issue),
      openTitle: 'Open the digest',
      again,
    }),
  );

/** What stands there counts, not what the card said: what was decided or changed meanwhile is shown instead. */
const asItIs = async (deps: BotDeps, { value: issue }: Stored<Issue>, asked: string, note: string | null) => {
  if (!stillWaits(issue, asked)) return replace(decidedCard(issue, asked, deps.publicUrl));
  const items = await beforeItGoes(deps, issue.items, goesAt(deps, issue));
  return replace(
    approvalCard({ issue: { ...issue, items }, askedAt: asked, people: null }, deps.publicUrl, note),
  );
};

const decide = (deps: BotDeps, { verb }: Decision, input: IssueInput, note: string) => {
  if (verb === 'approve.yes') return approveIssue(deps, input);
  return verb === 'approve.cancel' ? unscheduleIssue(deps, input) : sendBack(deps, { ...input, note });
};

export async function decideDigest(deps: BotDeps, turn: Turn, action: Decision): Promise<Reply> {
  if (turn.setting !== 'personal') return append(askMePrivately(deps.chatUrl));
  const { issue: id, asked } = action;
  const principal = await withProvenRoles(deps.roleProofs, turn.person, now(deps), workingDaySeconds);
  if (!mayApprove(principal)) return append(proveApproverCard(id, deps.publicUrl));
  const stored = await deps.issues.get(id);
  if (!stored) return refused(deps, { code: 'notFound', message: 'This digest is not here any more.' }, id);
  const stillOpen = action.verb === 'approve.cancel' ? isSet : stillWaits;
  if (!stillOpen(stored.value, asked)) return asItIs(deps, stored, asked, null);
  const note = action.verb === 'approve.back' ? (action.note ?? '').trim() : '';
  if (action.verb === 'approve.back' && note === '')
    return asItIs(deps, stored, asked, 'Write a note first: the author has to know what should change.');
  const input = { principal, id, etag: stored.etag };
  const decided = await decide(deps, action, input, note);
  if (decided.ok) return asItIs(deps, decided.value, asked, null);
  // Somebody else was quicker: the card then says what they did.
  const stands = decided.failure.code === 'conflict' ? await deps.issues.get(id) : null;
  if (stands && !stillOpen(stands.value, asked)) return asItIs(deps, stands, asked, null);
  return refused(deps, decided.failure, id, action);
}
