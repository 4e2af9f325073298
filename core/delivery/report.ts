/** The figures of an issue, all counted: people reached and how, not reached and why, and what they answered. */
import type { ReportReply } from '../contract/digests.ts';
import type { Deps } from '../deps.ts';
import type { Issue } from '../digests/issue.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import { addCounts, type Counts } from './delivery.ts';
import type { Chunk, Dispatch } from './dispatch.ts';

type ReportDeps = Pick<Deps, 'clock' | 'ledger' | 'dispatches'>;

const recipients = ({ queued, chat, mail, failed }: Counts): number => queued + chat + mail + failed;

export const progressOf = (counts: Counts, complete: boolean): ReportReply['progress'] => ({
  recipients: recipients(counts),
  complete,
  nothingNew: counts.nothingNew,
  resting: counts.resting,
  choseNone: counts.choseNone,
  notThisTime: counts.notThisTime,
  waiting: counts.queued,
  tryingAgain: counts.trying,
  inTeams: counts.chat,
  byEmail: counts.mail,
  movedToEmail: counts.moved,
  failed: counts.failed,
});

const sumOf = (chunks: readonly Chunk[]): Counts => addCounts(chunks.map(({ counts }) => counts));

/** After so long nothing is under way any more, but for a mail that is refused late, which makes them be counted anew. */
const settledSeconds = 600;

/** Null before it was started. Those of an issue that has ended are counted once, and kept: a list reads many of them. */
export const readProgress = async (
  { clock, ledger, dispatches }: Pick<ReportDeps, 'clock' | 'ledger' | 'dispatches'>,
  issueId: string,
): Promise<ReportReply['progress'] | null> => {
  const stored = await dispatches.get(issueId);
  if (!stored) return null;
  const { figures, complete, state, endedAt } = stored.value;
  if (figures) return progressOf(figures, complete);
  const counts = sumOf(await ledger.chunks(issueId));
  const settled = addSeconds(instantOf(clock.now()), -settledSeconds);
  if (state === 'done' && endedAt !== null && endedAt < settled)
    // Lost to whoever counts anew, it is kept the next time.
    await dispatches.put({ ...stored.value, figures: counts }, stored.etag);
  return progressOf(counts, complete);
};

const reasonsOf = ({ reasons }: Counts): ReportReply['reasons'] =>
  Object.entries(reasons)
    .map(([reason, people]) => ({ reason, people }))
    .sort((a, b) => b.people - a.people || a.reason.localeCompare(b.reason));

const changeOf = async (
  { ledger }: Pick<ReportDeps, 'ledger'>,
  { id, change, complete, state, startedAt }: Dispatch,
  issue: Issue,
): Promise<ReportReply['changes']> => {
  if (!change) return [];
  const { chat, mail, failed, failedMail, queued, queuedMail } = sumOf(await ledger.chunks(id));
  const title = issue.items.find((item) => item.id === change.item)?.title ?? 'The whole digest';
  return [
    {
      number: change.number,
      what: `${change.what === 'corrected' ? 'Corrected' : 'Withdrawn'}: ${title}`,
      at: startedAt,
      cards: {
        of: chat + failed - failedMail + queued - queuedMail,
        changed: chat,
        failed: failed - failedMail,
      },
      mails: { of: mail + failedMail + queuedMail, sent: mail },
      complete: complete && state === 'done',
    },
  ];
};

/** Everything of the report but its frame. */
export const reportOf = async (
  deps: ReportDeps,
  issue: Issue,
): Promise<Omit<ReportReply, 'now' | 'me' | 'issue' | 'maySendAgain' | 'etag'>> => {
  const [own, ...changed] = await deps.dispatches.ofIssue(issue.id);
  const chunks = own ? await deps.ledger.chunks(own.id) : [];
  const counts = sumOf(chunks);
  const changes = await Promise.all(changed.map((dispatch) => changeOf(deps, dispatch, issue)));
  return {
    progress: progressOf(counts, own?.complete ?? false),
    confirmed: issue.confirm ? { count: counts.confirmed, of: counts.chat + counts.mail } : null,
    opened: {
      inTeams: counts.openedChat,
      ofTeams: counts.chat,
      byEmail: counts.openedMail,
      ofEmail: counts.mail,
    },
    useful: { yes: counts.usefulYes, no: counts.usefulNo },
    reasons: reasonsOf(counts),
    changes: changes.flat(),
  };
};
