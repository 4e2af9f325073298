/** What a person may do with an issue as it stands. */
import type { IssueView } from '../contract/digests.ts';
import type { Principal } from '../people/person.ts';
import { problemsOf, whyNotApprove } from './approveIssue.ts';
import { mayApprove, maySteer, mayWrite } from './changeIssue.ts';
import { hasGone, type Issue, isOpenToEdits } from './issue.ts';

export const mayNow = (issue: Issue, principal: Principal): IssueView['may'] & { sendAgain: boolean } => {
  const writes = mayWrite(principal);
  const steers = maySteer(principal);
  const inReview = issue.state === 'inReview';
  const refused = inReview && mayApprove(principal) ? whyNotApprove(issue, principal) : null;
  const isOpen = isOpenToEdits(issue);
  return {
    save: writes && isOpen,
    test: writes && isOpen,
    review: writes && issue.state === 'draft' && problemsOf(issue).length === 0,
    approve: inReview && mayApprove(principal) && refused === null,
    approveRefused: refused,
    schedule: writes && isOpen,
    pause: steers && issue.state === 'sending',
    resume: steers && issue.state === 'paused',
    stop: steers && (issue.state === 'sending' || issue.state === 'paused'),
    sendAgain: steers && (issue.state === 'sent' || issue.state === 'sending'),
    correct: steers && (hasGone(issue) || issue.state === 'sending' || issue.state === 'paused'),
  };
};
