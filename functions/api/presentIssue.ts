/** An issue of the digest as one person sees it: a whitelist of what leaves the service. */
import {
  type IssueSummary,
  type IssueView,
  issueSummarySchema,
  issueViewSchema,
  type Progress,
} from '#core/contract/digests.ts';
import { problemsOf } from '#core/digests/approveIssue.ts';
import { issueTitle } from '#core/digests/digestView.ts';
import type { Issue } from '#core/digests/issue.ts';
import { mayNow } from '#core/digests/mayNow.ts';
import { personas } from '#core/digests/personas.ts';
import type { Stored } from '#core/events/ports.ts';
import type { Principal } from '#core/people/person.ts';

export const presentIssueSummary = (issue: Issue, progress: Progress | null): IssueSummary =>
  issueSummarySchema.parse({
    ...issue,
    title: issueTitle(issue),
    authorName: issue.author.name,
    approverName: issue.approver?.name ?? null,
    items: issue.items.filter(({ included }) => included).length,
    progress,
  });

export const presentIssue = (
  { value: issue, etag }: Stored<Issue>,
  { progress, outdated }: { progress: Progress | null } & Pick<IssueView, 'outdated'>,
  principal: Principal,
): IssueView =>
  issueViewSchema.parse({
    ...issue,
    ...presentIssueSummary(issue, progress),
    items: issue.items,
    outdated,
    may: mayNow(issue, principal),
    problems: problemsOf(issue),
    personas: [...personas.map(({ id, name }) => ({ id, name })), { id: 'me', name: 'Me' }],
    etag,
  });
