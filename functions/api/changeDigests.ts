/** The writing doors of digests: POST /api/digests, PUT /api/digests/{id}, POST /api/digests/{id}/{step}. */
import type { HttpResponseInit } from '@azure/functions';
import type { z } from 'zod';
import {
  correctItemRequestSchema,
  issueStepRequestSchema,
  newIssueRequestSchema,
  saveIssueRequestSchema,
  scheduleRequestSchema,
  sendAgainRequestSchema,
  sendBackRequestSchema,
  withdrawRequestSchema,
} from '#core/contract/digests.ts';
import { correctItem, withdrawSent } from '#core/delivery/changeSent.ts';
import { sendAgain } from '#core/delivery/sendAgain.ts';
import { testIssue } from '#core/delivery/showTo.ts';
import { startDueIssues } from '#core/delivery/startDispatch.ts';
import { pauseSending, resumeSending, stopSending } from '#core/delivery/steerSending.ts';
import type { Deps } from '#core/deps.ts';
import {
  approveIssue,
  scheduleIssue,
  sendBack,
  sendForApproval,
  unscheduleIssue,
} from '#core/digests/approveIssue.ts';
import type { IssueInput } from '#core/digests/changeIssue.ts';
import { draftIssue, gatherMore, saveIssue } from '#core/digests/composeIssue.ts';
import type { Issue } from '#core/digests/issue.ts';
import type { Result } from '#core/errors.ts';
import type { Stored } from '#core/events/ports.ts';
import { delivering } from '../delivering.ts';
import type { SignedInCall } from '../http/door.ts';
import { readJson } from '../http/readInput.ts';
import { stepsOf } from '../http/step.ts';
import { type DigestDeps, issueReply } from './digests.ts';

export type ChangeDigestsDeps = DigestDeps & Pick<Deps, 'events' | 'bookings' | 'areas' | 'updates'>;

type Door = (deps: ChangeDigestsDeps) => (call: SignedInCall) => Promise<Result<HttpResponseInit>>;
type Delivering = ReturnType<typeof delivering<ChangeDigestsDeps>>;

const plainStep = stepsOf<ChangeDigestsDeps>(issueReply);

/** The same, for those that may send something. */
const step = <Body extends { etag: string }>(
  schema: z.ZodType<Body>,
  take: (deps: Delivering, input: IssueInput & Body) => Promise<Result<unknown>>,
) => plainStep<Body>(schema, (deps, input) => take(delivering(deps), input));

/** A time that has come does not wait for the timer. */
const startAtOnce =
  <Input>(take: (deps: Delivering, input: Input) => Promise<Result<Stored<Issue>>>) =>
  async (deps: Delivering, input: Input): Promise<Result<Stored<Issue>>> => {
    const taken = await take(deps, input);
    if (taken.ok && taken.value.value.state === 'scheduled') await startDueIssues(deps);
    return taken;
  };

export const savesIssue = step(saveIssueRequestSchema, saveIssue);
export const gathersMore = step(issueStepRequestSchema, gatherMore);
export const testsIssue = step(issueStepRequestSchema, testIssue);
export const sendsForApproval = step(issueStepRequestSchema, sendForApproval);
export const sendsIssueBack = step(sendBackRequestSchema, sendBack);
export const approvesIssue = step(issueStepRequestSchema, startAtOnce(approveIssue));
export const schedulesIssue = step(scheduleRequestSchema, startAtOnce(scheduleIssue));
export const unschedulesIssue = step(issueStepRequestSchema, unscheduleIssue);
export const pausesSending = step(issueStepRequestSchema, pauseSending);
export const resumesSending = step(issueStepRequestSchema, resumeSending);
export const stopsSending = step(issueStepRequestSchema, stopSending);
export const sendsAgain = step(sendAgainRequestSchema, sendAgain);
export const correctsItem = step(correctItemRequestSchema, correctItem);
export const withdrawsSent = step(withdrawRequestSchema, withdrawSent);

export const draftsIssue: Door =
  (deps) =>
  async ({ principal, request }) => {
    const asked = await readJson(newIssueRequestSchema, request);
    if (!asked.ok) return asked;
    const drafted = await draftIssue(deps, { principal, ...asked.value });
    return drafted.ok ? issueReply(deps, principal, drafted.value.value.id, 201) : drafted;
  };
