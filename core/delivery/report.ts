/** The figures of an issue, all counted: people reached and how, not reached and why, and what they answered. */
import type { ReportReply } from '../contract/digests.ts';
import type { Deps } from '../deps.ts';
import type { Issue } from '../digests/issue.ts';
import { addCounts, type Counts, type Delivery, reasonWords } from './delivery.ts';
import type { Chunk, Dispatch } from './dispatch.ts';

type ReportDeps = Pick<Deps, 'ledger' | 'dispatches' | 'people'>;

/** In the page; the file has all. */
const mostProblems = 200;

const recipients = ({ queued, chat, mail, failed }: Counts): number => queued + chat + mail + failed;

export const progressOf = (counts: Counts, complete: boolean): ReportReply['progress'] => ({
  recipients: recipients(counts),
  complete,
  nothingNew: counts.nothingNew,
  waiting: counts.queued,
  tryingAgain: counts.trying,
  inTeams: counts.chat,
  byEmail: counts.mail,
  movedToEmail: counts.moved,
  failed: counts.failed,
});

const sumOf = (chunks: readonly Chunk[]): Counts => addCounts(chunks.map(({ counts }) => counts));

/** Null before it was started. */
export const readProgress = async (
  { ledger, dispatches }: Pick<ReportDeps, 'ledger' | 'dispatches'>,
  issueId: string,
): Promise<ReportReply['progress'] | null> => {
  const dispatch = await dispatches.get(issueId);
  return dispatch && progressOf(sumOf(await ledger.chunks(issueId)), dispatch.value.complete);
};

/** "Has blocked the app in Teams. Sent by e-mail instead." Empty where nothing was in the way. */
export const deliveryWords = ({ state, whyNotChat, whyNotMail, attempts }: Delivery): string =>
  [
    whyNotChat && reasonWords[whyNotChat],
    whyNotMail && reasonWords[whyNotMail],
    state === 'movedToMail' ? 'Sent by e-mail instead.' : null,
    state === 'queued' && attempts > 0 ? 'Teams was busy. We are trying again.' : null,
  ]
    .filter((words) => words !== null)
    .join(' ');

const isProblem = (row: Delivery): boolean => deliveryWords(row) !== '';

/** Rows of a dispatch, chunk by chunk, so that a hundred thousand do not stand in memory. */
export async function* rowsOf(
  { ledger }: Pick<ReportDeps, 'ledger'>,
  chunks: readonly Chunk[],
): AsyncGenerator<Delivery> {
  for (const { dispatch, number } of chunks) yield* await ledger.rows(dispatch, number);
}

const problemsOf = async (
  deps: ReportDeps,
  chunks: readonly Chunk[],
): Promise<Pick<ReportReply, 'reasons' | 'problems'>> => {
  const reasons = new Map<string, number>();
  const shown: Delivery[] = [];
  const marked = chunks.filter(({ counts }) => counts.moved + counts.failed + counts.trying > 0);
  for await (const row of rowsOf(deps, marked)) {
    if (!isProblem(row)) continue;
    const words = deliveryWords(row);
    reasons.set(words, (reasons.get(words) ?? 0) + 1);
    if (shown.length < mostProblems) shown.push(row);
  }
  const names = await Promise.all(shown.map(({ person }) => deps.people.get(person)));
  return {
    reasons: [...reasons]
      .map(([reason, people]) => ({ reason, people }))
      .sort((a, b) => b.people - a.people || a.reason.localeCompare(b.reason)),
    problems: shown.flatMap((row, index) =>
      row.state === 'sent'
        ? []
        : [
            {
              name: names[index]?.name ?? 'Somebody who left',
              state: row.state,
              reason: deliveryWords(row),
              at: row.at,
            },
          ],
    ),
  };
};

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
): Promise<Omit<ReportReply, 'now' | 'me' | 'issue'>> => {
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
    ...(await problemsOf(deps, chunks)),
    changes: changes.flat(),
  };
};
