/** Approval by a second person, and when it goes. */
import { fail, type Result, succeed } from '../errors.ts';
import type { Instant } from '../events/event.ts';
import type { Stored } from '../events/ports.ts';
import type { Principal } from '../people/person.ts';
import {
  changeIssue,
  type IssueDeps,
  type IssueInput,
  mayApprove,
  maySteer,
  mayWrite,
} from './changeIssue.ts';
import { type Issue, openStates } from './issue.ts';

type Changed = Promise<Result<Stored<Issue>>>;

/** What must be mended before it can be sent for approval, in sentences. */
export const problemsOf = (issue: Pick<Issue, 'items' | 'testedAt'>): string[] => [
  ...(issue.items.some(({ included }) => included) ? [] : ['Choose at least one item.']),
  ...(issue.testedAt === null ? ['Send a test to yourself and look at it.'] : []),
];

/** Why this person may not approve this issue; null when they may. */
export const whyNotApprove = (issue: Pick<Issue, 'writers'>, principal: Principal): string | null => {
  if (!mayApprove(principal)) return 'Only approvers approve what goes out.';
  return issue.writers.includes(principal.key) ? 'You wrote this, so someone else has to approve it.' : null;
};

export const sendForApproval = (deps: IssueDeps, input: IssueInput): Changed =>
  changeIssue(deps, input, {
    deed: 'digest.sentForApproval',
    may: mayWrite,
    refused: 'Only editors send digests for approval.',
    from: ['draft'],
    change(issue, now) {
      const [problem] = problemsOf(issue);
      return problem
        ? fail('invalid', problem)
        : succeed({ state: 'inReview', sentBack: null, askedAt: now });
    },
  });

/** One that has its time is scheduled at once. */
export const approveIssue = (deps: IssueDeps, input: IssueInput): Changed =>
  changeIssue(deps, input, {
    deed: 'digest.approved',
    may: mayApprove,
    refused: 'Only approvers approve what goes out.',
    from: ['inReview'],
    change(issue, now) {
      const refused = whyNotApprove(issue, input.principal);
      if (refused) return fail('forbidden', refused);
      const { key, name } = input.principal;
      const state = issue.sendAt === null ? 'approved' : 'scheduled';
      return succeed({ state, approver: { key, name }, approvedAt: now });
    },
  });

export const sendBack = (deps: IssueDeps, { note, ...input }: IssueInput & { note: string }): Changed =>
  changeIssue(deps, input, {
    deed: 'digest.sentBack',
    may: mayApprove,
    refused: 'Only approvers send digests back.',
    from: ['inReview', 'approved', 'scheduled'],
    change: () => succeed({ state: 'draft', approver: null, approvedAt: null, sentBack: note }),
  });

/** The time may be chosen before approval; then approving schedules it. */
export const scheduleIssue = (
  deps: IssueDeps,
  { sendAt, ...input }: IssueInput & { sendAt: Instant },
): Changed =>
  changeIssue(deps, input, {
    deed: 'digest.scheduled',
    may: mayWrite,
    refused: 'Only editors schedule digests.',
    from: openStates,
    change: ({ state }) => succeed({ sendAt, state: state === 'approved' ? 'scheduled' : state }),
  });

/** Nothing has gone yet: it stays approved. */
export const unscheduleIssue = (deps: IssueDeps, input: IssueInput): Changed =>
  changeIssue(deps, input, {
    deed: 'digest.unscheduled',
    may: maySteer,
    refused: 'Only editors and approvers stop digests.',
    from: ['scheduled', 'draft', 'inReview'],
    change: ({ state }) => succeed({ sendAt: null, state: state === 'scheduled' ? 'approved' : state }),
  });
