import type { Me } from '#core/contract/api.ts';
import type { IssueView, ReportReply } from '#core/contract/digests.ts';
import { isOpenToEdits } from '#core/digests/issue.ts';
import { type Answer, problem } from './answer.ts';
import { tellingTime } from './programme.ts';
import {
  anIssue,
  anItem,
  aPreview,
  aProgress,
  aReach,
  someFigures,
  someIssues,
  someMissing,
} from './someDigests.ts';

export type Digests = { issues: IssueView[]; figures: ReturnType<typeof someFigures> };

export const digestsAtStart = (): Digests => ({ issues: someIssues(), figures: someFigures() });

type DigestRequest = {
  digests: Digests;
  method: string;
  path: string[];
  url: URL;
  me: Me;
  body: Buffer;
};

const writes = (me: Me): boolean => me.roles.includes('editor');
const approves = (me: Me): boolean => me.roles.includes('approver');

/** Everything under `/api/digests`. The editor writes, the approver approves; each writing has its own etag. */
export function answerDigests({ digests, method, path, url, me, body }: DigestRequest): Answer {
  if (!writes(me) && !approves(me)) return problem(403, 'forbidden', 'Not for you.');
  const [id, step] = path;
  const asked = body.length > 0 ? JSON.parse(body.toString()) : {};
  if (!id && method === 'GET') {
    const may = { write: writes(me), approve: approves(me) };
    return { status: 200, body: { now: tellingTime, me, issues: digests.issues.map(summaryOf), may } };
  }
  if (!id) {
    const made = anIssue({ id: 'd00000000009', week: asked.week, title: 'Week starting 14 December 2026' });
    digests.issues.unshift(made);
    return { status: 201, body: replyOf(made, me) };
  }
  const at = digests.issues.findIndex((issue) => issue.id === id);
  const known = digests.issues[at];
  if (!known) return problem(404, 'notFound', 'There is no such digest.');
  if (step === 'report.csv') return { status: 200, body: 'Name,State\r\n', type: 'text/csv' };
  if (step === 'report') return { status: 200, body: reportOf(digests, known, me) };
  if (step === 'missing')
    return { status: 200, body: someMissing(url.searchParams.get('kind') ?? '', known) };
  if (step === 'reach') return { status: 200, body: aReach(known) };
  if (step === 'preview') return { status: 200, body: aPreview(known, url.searchParams.get('as') ?? 'me') };
  if (method === 'GET') return { status: 200, body: replyOf(known, me) };
  if (asked.etag !== known.etag)
    return problem(409, 'conflict', 'Somebody else changed this digest. Look at it again.');
  const next = { ...known, ...changeBy(step, asked, known, me), etag: String(Number(known.etag) + 1) };
  digests.issues[at] = next;
  if (step === 'correct' || step === 'withdraw') digests.figures.changes.push(changeOf(next));
  return { status: 200, body: replyOf(next, me) };
}

/** Loosely what any step may be asked with. */
type Asked = {
  content: Partial<IssueView>;
  note: string;
  sendAt: string;
  item: string | null;
  title: string;
  line: string;
  reason: string;
  recipient: object | null;
};

function changeBy(step: string | undefined, asked: Asked, known: IssueView, me: Me): Partial<IssueView> {
  const note = { at: tellingTime, reason: asked.reason };
  const items = (part: Partial<IssueView['items'][number]>) =>
    known.items.map((item) => (item.id === asked.item ? { ...item, ...part } : item));
  switch (step) {
    case undefined:
      return { ...asked.content, state: 'draft', approvedAt: null, testedAt: null, changedAt: tellingTime };
    case 'gather':
      return { items: [...known.items, anItem({ id: 'i9', title: 'Found meanwhile' })] };
    case 'test':
      return { testedAt: tellingTime };
    case 'review':
      return { state: 'inReview', sentBack: null };
    case 'sendBack':
      return { state: 'draft', sentBack: asked.note };
    case 'approve':
      return {
        state: known.sendAt ? 'scheduled' : 'approved',
        approverName: me.name,
        approvedAt: tellingTime,
      };
    case 'schedule':
      return asked.sendAt <= tellingTime
        ? { state: 'sending', startedAt: tellingTime, progress: aProgress({ inTeams: 0, waiting: 1058 }) }
        : { sendAt: asked.sendAt, state: known.state === 'approved' ? 'scheduled' : known.state };
    case 'unschedule':
      return { sendAt: null, state: known.state === 'scheduled' ? 'approved' : known.state };
    case 'pause':
      return { state: 'paused' };
    case 'resume':
      return { state: 'sending' };
    case 'again':
      return {
        state: 'sending',
        progress: aProgress({ failed: asked.recipient ? 8 : 0, waiting: asked.recipient ? 1 : 9 }),
      };
    case 'stop':
      return { state: 'stopped', endedAt: tellingTime };
    case 'correct':
      return {
        items: items({ title: asked.title, line: asked.line, corrected: note }),
        changes: known.changes + 1,
      };
    default:
      return asked.item === null
        ? { state: 'withdrawn', withdrawn: note, changes: known.changes + 1 }
        : { items: items({ withdrawn: note }), changes: known.changes + 1 };
  }
}

const changeOf = ({ changes }: IssueView): ReportReply['changes'][number] => ({
  number: changes,
  what: 'Corrected: Draft principles ready for comment',
  at: tellingTime,
  cards: { of: 1058, changed: 1056, failed: 2 },
  mails: { of: 0, sent: 0 },
  complete: true,
});

const summaryOf = ({ items, ...issue }: IssueView) => ({
  ...issue,
  items: items.filter(({ included }) => included).length,
});

function replyOf(issue: IssueView, me: Me): { now: string; me: Me; issue: IssueView } {
  const { state } = issue;
  const open = isOpenToEdits(issue);
  const problems = issue.testedAt === null ? ['Send a test to yourself and look at it.'] : [];
  const may = {
    save: writes(me) && open,
    test: writes(me) && open,
    review: writes(me) && state === 'draft' && problems.length === 0,
    approve: approves(me) && state === 'inReview',
    approveRefused: null,
    schedule: writes(me) && open,
    pause: state === 'sending',
    resume: state === 'paused',
    stop: state === 'sending' || state === 'paused',
    correct: ['sending', 'paused', 'sent', 'stopped'].includes(state),
  };
  return { now: tellingTime, me, issue: { ...issue, problems, may } };
}

const reportOf = ({ figures }: Digests, issue: IssueView, me: Me): ReportReply => ({
  now: tellingTime,
  me,
  issue: summaryOf(issue),
  progress: issue.progress ?? aProgress({ recipients: 0 }),
  ...figures,
  maySendAgain: issue.state === 'sent',
  etag: issue.etag,
});
