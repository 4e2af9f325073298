/** What waits for one person on the page Manage, by what their roles let them do about it. */
import type { Deps } from '../deps.ts';
import { mayApprove, mayWrite } from '../digests/changeIssue.ts';
import { issueTitle } from '../digests/digestView.ts';
import type { Issue } from '../digests/issue.ts';
import { mayNow } from '../digests/mayNow.ts';
import { fail, type Result, succeed } from '../errors.ts';
import { isSubscribed } from '../events/feedNames.ts';
import { feedState } from '../feeds/feed.ts';
import { mayEdit, type Principal } from '../people/person.ts';
import { mayRun } from '../sync/health/mayRun.ts';
import { stoppedNow } from '../sync/health/stoppedNow.ts';
import { whyOver } from '../sync/inbound/lapseQuestions.ts';
import { mayDecide } from '../sync/inbound/mayDecide.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import { showDesk } from '../updates/showDesk.ts';
import type { Update } from '../updates/update.ts';
import { type OneWaiting, type Waiting, waitingKinds, waitingOf } from './waiting.ts';

export type WaitingDeps = Pick<
  Deps,
  | 'clock'
  | 'areas'
  | 'updates'
  | 'issues'
  | 'desk'
  | 'events'
  | 'pauses'
  | 'stopped'
  | 'outbox'
  | 'imports'
  | 'readings'
  | 'feeds'
>;

/** What failed longer ago nobody waits for. */
const importSeconds = 14 * 86_400;

const updateOf = ({ id, headline, changedAt }: Update): OneWaiting => ({ id, name: headline, at: changedAt });
const issueOf = (issue: Issue): OneWaiting => ({
  id: issue.id,
  name: issueTitle(issue),
  at: issue.changedAt,
});

const ofUpdates = async (deps: WaitingDeps, principal: Principal): Promise<Waiting[]> => {
  const { mine, forReview } = await showDesk(deps, { principal });
  const sentBack = mine.filter(({ state, note }) => state === 'draft' && note !== null);
  return [
    ...waitingOf('updatesToReview', forReview.map(updateOf), { pages: true }),
    ...waitingOf('updatesSentBack', sentBack.map(updateOf), { pages: true }),
  ];
};

const ofDigests = async ({ issues }: WaitingDeps, principal: Principal): Promise<Waiting[]> => {
  const open = await issues.unfinished();
  const may = (deed: 'approve' | 'resume') => open.filter((issue) => mayNow(issue, principal)[deed]);
  const inState = (state: Issue['state']) => open.filter((issue) => issue.state === state);
  const sentBack = inState('draft').filter(
    (issue) => issue.sentBack !== null && issue.writers.includes(principal.key),
  );
  const scheduled = inState('scheduled').map((issue) => ({ ...issueOf(issue), at: issue.sendAt }));
  const toSchedule = mayWrite(principal) ? inState('approved') : [];
  return [
    ...waitingOf('digestsToApprove', may('approve').map(issueOf), { pages: true }),
    ...waitingOf('digestsPaused', may('resume').map(issueOf), { pages: true }),
    ...waitingOf('digestsSentBack', sentBack.map(issueOf), { pages: true }),
    ...waitingOf('digestsToSchedule', toSchedule.map(issueOf), { pages: true }),
    ...waitingOf('digestsScheduled', scheduled, { pages: true }),
  ];
};

const ofQuestions = async (deps: WaitingDeps): Promise<Waiting[]> => {
  const open = (await deps.desk.openQuestions()).map(({ value }) => value);
  const judged = open.length > 0 ? await whyOver(deps, open, instantOf(deps.clock.now())) : [];
  const found = judged.flatMap(({ question: { id, title, askedAt }, over }) =>
    over === null ? [{ id, name: title, at: askedAt }] : [],
  );
  return waitingOf('questions', found, { pages: false });
};

const ofFeeds = async ({ feeds }: WaitingDeps): Promise<Waiting[]> => {
  const failing = (await feeds.list())
    .map(({ value }) => value)
    .filter((feed) => feedState(feed) === 'failing');
  const found = failing.map(({ id, name, lastSuccess }) => ({ id, name, at: lastSuccess }));
  return waitingOf('feeds', found, { pages: false });
};

/** Those of which no later one of the same programme went through. Calendars that are read try again by themselves. */
const ofImports = async ({ clock, imports }: WaitingDeps): Promise<Waiting[]> => {
  const since = addSeconds(instantOf(clock.now()), -importSeconds);
  const failed = (await imports.inState('failed', since)).filter(({ feed }) => !isSubscribed(feed));
  const applied = failed.length > 0 ? await imports.inState('applied', since) : [];
  const found = failed.filter(
    (run) => !applied.some(({ feed, startedAt }) => feed === run.feed && startedAt > run.startedAt),
  );
  return waitingOf(
    'imports',
    found.map(({ id, fileName, startedAt }) => ({ id, name: fileName, at: startedAt })),
    { pages: true },
  );
};

const ofRunning = async (deps: WaitingDeps): Promise<Waiting[]> => {
  const [pause, stopped] = await Promise.all([deps.pauses.get(), stoppedNow(deps)]);
  const paused = pause ? [{ id: 'all', name: '', at: pause.since }] : [];
  const found = stopped.map(({ id, about, at }) => ({ id, name: about, at }));
  return [...waitingOf('paused', paused, { pages: false }), ...waitingOf('stopped', found, { pages: false })];
};

/** Fails with `forbidden` for those who run nothing. */
export const showWaiting = async (
  deps: WaitingDeps,
  { principal }: { principal: Principal },
): Promise<Result<Waiting[]>> => {
  const approves = mayApprove(principal);
  const runs = mayRun(principal);
  const edits = mayEdit(principal);
  if (!approves && !runs && !edits)
    return fail('forbidden', 'Only editors, approvers and administrators manage things.');
  const found = await Promise.all([
    edits || approves ? ofUpdates(deps, principal) : [],
    ofDigests(deps, principal),
    mayDecide(principal) ? ofQuestions(deps) : [],
    edits ? ofFeeds(deps) : [],
    edits ? ofImports(deps) : [],
    runs ? ofRunning(deps) : [],
  ]);
  return succeed(found.flat().sort((a, b) => waitingKinds.indexOf(a.kind) - waitingKinds.indexOf(b.kind)));
};
