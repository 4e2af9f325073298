/** How every change of an issue goes: who may, from which state, against the version they saw, with a trail. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Instant } from '../events/event.ts';
import type { Stored } from '../events/ports.ts';
import type { Principal } from '../people/person.ts';
import { instantOf } from '../time/zones.ts';
import type { Issue, IssueState } from './issue.ts';

export type IssueDeps = Pick<Deps, 'clock' | 'ids' | 'audit' | 'issues'>;

export const mayWrite = ({ roles }: Pick<Principal, 'roles'>): boolean => roles.includes('editor');
export const mayApprove = ({ roles }: Pick<Principal, 'roles'>): boolean => roles.includes('approver');
/** Those who decide about what is going or has gone. */
export const maySteer = (principal: Pick<Principal, 'roles'>): boolean =>
  mayWrite(principal) || mayApprove(principal);
/** Those who see issues and reports. */
export const mayRead = (principal: Pick<Principal, 'roles'>): boolean =>
  maySteer(principal) || principal.roles.includes('administrator');

export const notFound = fail('notFound', 'There is no such issue of the digest.');
export const isNewer = fail('conflict', 'Somebody saved changes in the meantime. Load the issue again.');

export const readIssue = async (
  { issues }: Pick<IssueDeps, 'issues'>,
  principal: Principal,
  id: string,
): Promise<Result<Stored<Issue>>> => {
  if (!mayRead(principal)) return fail('forbidden', 'Digests are put together by editors and approvers.');
  const stored = await issues.get(id);
  return stored ? succeed(stored) : notFound;
};

export type IssueInput = { principal: Principal; id: string; etag: string };

type Step = {
  /** Names the deed in the trail: `digest.approved`. */
  deed: string;
  may: (principal: Principal) => boolean;
  refused: string;
  from: readonly IssueState[];
  /** Says what becomes of it, or why not. */
  change: (issue: Issue, now: Instant) => Result<Partial<Issue>>;
};

/** Writes only over the version that the person saw. */
export const changeIssue = async (
  deps: IssueDeps,
  { principal, id, etag }: IssueInput,
  { deed, may, refused, from, change }: Step,
): Promise<Result<Stored<Issue>>> => {
  const read = await readIssue(deps, principal, id);
  if (!read.ok) return read;
  if (!may(principal)) return fail('forbidden', refused);
  if (read.value.etag !== etag) return isNewer;
  if (!from.includes(read.value.value.state))
    return fail('conflict', 'That is not possible any more. Load the issue again.');
  const now = instantOf(deps.clock.now());
  const changed = change(read.value.value, now);
  if (!changed.ok) return changed;
  const issue = { ...read.value.value, ...changed.value, changedAt: now };
  if ((await deps.issues.put(issue, etag)) === 'conflict') return isNewer;
  await deps.audit.record([{ at: now, who: principal.key, what: deed, subject: id, detail: issue.state }]);
  const stored = await deps.issues.get(id);
  return stored ? succeed(stored) : notFound;
};
