/** Reading digests: GET /api/digests, /api/digests/{id}, …/preview, …/report, …/report.csv. For editors and approvers. */
import type { HttpResponseInit } from '@azure/functions';
import { z } from 'zod';
import type {
  IssueReply,
  IssuesReply,
  MissingReply,
  PreviewReply,
  ReachReply,
  ReportReply,
} from '#core/contract/digests.ts';
import {
  missingReplySchema,
  previewReplySchema,
  reachReplySchema,
  reportReplySchema,
} from '#core/contract/digests.ts';
import { readReach } from '#core/delivery/countReach.ts';
import { missingFrom, missingKinds } from '#core/delivery/missing.ts';
import { previewIssue } from '#core/delivery/previewIssue.ts';
import { readProgress, reportOf } from '#core/delivery/report.ts';
import { reportFile } from '#core/delivery/reportFile.ts';
import { goesAt } from '#core/delivery/showTo.ts';
import type { Deps } from '#core/deps.ts';
import { whatIsNew } from '#core/digests/asItStands.ts';
import { mayApprove, mayRead, mayWrite, readIssue } from '#core/digests/changeIssue.ts';
import { issueTitle } from '#core/digests/digestView.ts';
import { type Issue, isOpenToEdits } from '#core/digests/issue.ts';
import { mayNow } from '#core/digests/mayNow.ts';
import { fail, type Result, succeed } from '#core/errors.ts';
import type { Principal } from '#core/people/person.ts';
import { addSeconds, instantOf } from '#core/time/zones.ts';
import { type DeliveringDeps, delivering } from '../delivering.ts';
import type { SignedInCall } from '../http/door.ts';
import { csvReply } from '../http/fileReply.ts';
import { jsonReply } from '../http/jsonReply.ts';
import { readQuery } from '../http/readInput.ts';
import { presentMe } from './presentEvent.ts';
import { presentIssue, presentIssueSummary } from './presentIssue.ts';

export type DigestDeps = DeliveringDeps & Pick<Deps, 'people'>;
type Door = (deps: DigestDeps) => (call: SignedInCall) => Promise<Result<HttpResponseInit>>;

/** Figures are read for the issues of this half-year; older ones have them in their report. */
const withFigures = 26;

const frame = ({ clock }: Pick<DigestDeps, 'clock'>, principal: Principal) => ({
  now: instantOf(clock.now()),
  me: presentMe(principal),
});

/** Whether anybody still reads an issue so long after it began to go. */
const readSeconds = 30 * 86_400;

/** What its sources have taken back or changed: before it goes, and while people still read it. */
const newsOf = async (
  deps: Pick<DigestDeps, 'clock' | 'updates' | 'events' | 'bookings'>,
  issue: Issue,
): ReturnType<typeof whatIsNew> => {
  if (isOpenToEdits(issue)) return whatIsNew(deps, issue.items, goesAt(deps, issue));
  const { startedAt, withdrawn } = issue;
  const isRead = startedAt !== null && addSeconds(startedAt, readSeconds) > instantOf(deps.clock.now());
  return isRead && withdrawn === null ? whatIsNew(deps, issue.items, null) : [];
};

export const issueReply = async (
  deps: Pick<DigestDeps, 'clock' | 'issues' | 'ledger' | 'dispatches' | 'updates' | 'events' | 'bookings'>,
  principal: Principal,
  id: string,
  status = 200,
): Promise<Result<HttpResponseInit>> => {
  const stored = await readIssue(deps, principal, id);
  if (!stored.ok) return stored;
  const { value } = stored.value;
  const [progress, outdated] = await Promise.all([readProgress(deps, id), newsOf(deps, value)]);
  const issue = presentIssue(stored.value, { progress, outdated }, principal);
  return succeed(jsonReply<IssueReply>({ ...frame(deps, principal), issue }, status));
};

export const showsIssue: Door =
  (deps) =>
  ({ principal, request }) =>
    issueReply(deps, principal, request.params.id ?? '');

export const listsIssues: Door =
  (deps) =>
  async ({ principal }) => {
    if (!mayRead(principal)) return fail('forbidden', 'Digests are put together by editors and approvers.');
    const issues = await deps.issues.list();
    const progress = await Promise.all(
      issues.map(({ id, startedAt }, index) =>
        startedAt !== null && index < withFigures ? readProgress(deps, id) : null,
      ),
    );
    return succeed(
      jsonReply<IssuesReply>({
        ...frame(deps, principal),
        issues: issues.map((issue, index) => presentIssueSummary(issue, progress[index] ?? null)),
        may: { write: mayWrite(principal), approve: mayApprove(principal) },
      }),
    );
  };

export const previewsIssue: Door =
  (deps) =>
  async ({ principal, request }) => {
    const asked = readQuery(z.object({ as: z.string().max(320).default('me') }), request);
    if (!asked.ok) return asked;
    const stored = await readIssue(deps, principal, request.params.id ?? '');
    if (!stored.ok) return stored;
    const seen = await previewIssue(delivering(deps), {
      issue: stored.value.value,
      principal,
      as: asked.value.as,
    });
    return seen.ok ? succeed(jsonReply<PreviewReply>(previewReplySchema.parse(seen.value))) : seen;
  };

export const showsReach: Door =
  (deps) =>
  async ({ principal, request }) => {
    const stored = await readIssue(deps, principal, request.params.id ?? '');
    if (!stored.ok) return stored;
    const reach = await readReach(delivering(deps), stored.value.value);
    return succeed(
      jsonReply<ReachReply>(reachReplySchema.parse({ now: instantOf(deps.clock.now()), reach })),
    );
  };

export const reportsIssue: Door =
  (deps) =>
  async ({ principal, request }) => {
    const stored = await readIssue(deps, principal, request.params.id ?? '');
    if (!stored.ok) return stored;
    const issue = stored.value.value;
    const report = await reportOf(deps, issue);
    const maySendAgain =
      mayNow(issue, principal).sendAgain && report.progress.complete && report.progress.failed > 0;
    return succeed(
      jsonReply<ReportReply>(
        reportReplySchema.parse({
          ...frame(deps, principal),
          issue: presentIssueSummary(issue, report.progress),
          ...report,
          maySendAgain,
          etag: stored.value.etag,
        }),
      ),
    );
  };

/** Names stand in it, and nobody keeps it. */
export const listsMissing: Door =
  (deps) =>
  async ({ principal, request }) => {
    const schema = z.object({
      kind: z.enum(missingKinds).default('notReached'),
      from: z.coerce.number().int().min(0).default(0),
    });
    const asked = readQuery(schema, request);
    if (!asked.ok) return asked;
    const stored = await readIssue(deps, principal, request.params.id ?? '');
    if (!stored.ok) return stored;
    const missing = await missingFrom(deps, { dispatch: stored.value.value.id, ...asked.value });
    return succeed(
      jsonReply<MissingReply>(missingReplySchema.parse({ now: instantOf(deps.clock.now()), ...missing })),
    );
  };

/** Names and addresses stand in it, so editors and approvers get it and no cache keeps it. */
export const exportsReport: Door =
  (deps) =>
  async ({ principal, request }) => {
    const stored = await readIssue(deps, principal, request.params.id ?? '');
    if (!stored.ok) return stored;
    const body = await reportFile(deps, stored.value.value.id);
    await deps.audit.record([
      {
        at: instantOf(deps.clock.now()),
        who: principal.key,
        what: 'digest.exported',
        subject: stored.value.value.id,
        detail: 'recipients',
      },
    ]);
    return succeed(csvReply(`${issueTitle(stored.value.value)}.csv`, body));
  };
