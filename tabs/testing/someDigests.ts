/** Issues of the digest as the pages may meet them: told on Tuesday 24 November 2026. */
import type {
  IssueView,
  MissingReply,
  PreviewReply,
  Progress,
  ReachReply,
  ReportReply,
} from '#core/contract/digests.ts';
import type { DigestItem } from '#core/digests/issue.ts';
import { tellingTime } from './programme.ts';

export const anItem = (overrides: Partial<DigestItem> = {}): DigestItem => ({
  id: 'i1',
  kind: 'update',
  title: 'Draft principles ready for comment',
  line: 'Two pages. Comment by Friday.',
  by: null,
  area: 'transitions',
  areaName: 'Ensuring Effective Transitions',
  phases: ['primary', 'secondary'],
  jobs: [],
  source: { kind: 'update', id: 'u00000000001' },
  gathered: null,
  included: true,
  corrected: null,
  withdrawn: null,
  ...overrides,
});

export const someItems = (): DigestItem[] => [
  anItem(),
  anItem({
    id: 'i2',
    kind: 'visit',
    title: 'Places left: Reading fluency',
    line: 'Tuesday 19 January 2027, 9:30am to midday',
    source: { kind: 'event', id: 'e00000000005' },
  }),
  anItem({
    id: 'i3',
    kind: 'deadline',
    title: 'Moderation dates have changed',
    line: '',
    by: '2026-12-04T17:00:00Z',
    area: null,
    areaName: null,
    phases: [],
    jobs: ['headteacher'],
    included: false,
  }),
];

export const aProgress = (overrides: Partial<Progress> = {}): Progress => ({
  recipients: 1248,
  complete: true,
  nothingNew: 212,
  resting: 7,
  choseNone: 31,
  notThisTime: 12,
  waiting: 0,
  tryingAgain: 0,
  inTeams: 1058,
  byEmail: 181,
  movedToEmail: 14,
  failed: 9,
  ...overrides,
});

export const anIssue = (overrides: Partial<IssueView> = {}): IssueView => ({
  id: 'd00000000001',
  week: '2026-11-30',
  title: 'Week starting 30 November 2026',
  state: 'draft',
  opening: '',
  items: someItems(),
  audience: 'rhythm',
  confirm: false,
  sendAt: null,
  authorName: 'Council editor',
  approverName: null,
  approvedAt: null,
  testedAt: null,
  sentBack: null,
  withdrawn: null,
  startedAt: null,
  endedAt: null,
  changedAt: tellingTime,
  changes: 0,
  leftOut: 0,
  progress: null,
  outdated: [],
  problems: [],
  personas: [
    { id: 'headPrimary', name: 'Headteacher, primary, every area' },
    { id: 'governor', name: 'Governor, primary, KS2 only' },
    { id: 'me', name: 'Me' },
  ],
  may: {
    save: false,
    test: false,
    review: false,
    approve: false,
    approveRefused: null,
    schedule: false,
    pause: false,
    resume: false,
    stop: false,
    correct: false,
  },
  etag: '1',
  ...overrides,
});

const sent = {
  sendAt: '2026-11-23T07:30:00Z',
  startedAt: '2026-11-23T07:30:00Z',
  approverName: 'Council approver',
  approvedAt: '2026-11-20T15:02:00Z',
  testedAt: '2026-11-20T14:00:00Z',
};

/** A draft, one that waits for approval, one that is going, one that has gone. */
export const someIssues = (): IssueView[] => [
  anIssue(),
  anIssue({
    id: 'd00000000002',
    week: '2026-12-07',
    title: 'Week starting 7 December 2026',
    state: 'inReview',
    testedAt: tellingTime,
  }),
  anIssue({
    id: 'd00000000003',
    week: '2026-11-23',
    title: 'Week starting 23 November 2026',
    state: 'sending',
    ...sent,
    progress: aProgress({ inTeams: 560, byEmail: 75, failed: 5, waiting: 608, tryingAgain: 3 }),
  }),
  anIssue({
    id: 'd00000000004',
    week: '2026-11-16',
    title: 'Week starting 16 November 2026',
    state: 'sent',
    ...sent,
    endedAt: '2026-11-16T08:10:00Z',
    progress: aProgress(),
  }),
];

const blocked = 'Has blocked the app in Teams. Sent by e-mail instead.';

export const someFigures = (): Pick<
  ReportReply,
  'confirmed' | 'opened' | 'useful' | 'reasons' | 'changes'
> => ({
  confirmed: { count: 402, of: 611 },
  opened: { inTeams: 288, ofTeams: 1058, byEmail: 41, ofEmail: 181 },
  useful: { yes: 96, no: 11 },
  reasons: [
    { reason: blocked, people: 14 },
    { reason: 'We know no e-mail address.', people: 9 },
  ],
  changes: [],
});

/** Figures that agree with `aProgress`. */
export const aReach = ({ startedAt }: IssueView): ReachReply => ({
  now: tellingTime,
  reach: startedAt
    ? null
    : {
        counts: {
          teams: 1058,
          mailNoSignIn: 120,
          mailChosen: 21,
          mailNoApp: 26,
          mailBlocked: 14,
          cannot: 9,
          later: 63,
          nothingNew: 212,
          resting: 7,
          choseNone: 31,
          notThisTime: 12,
        },
        complete: true,
        startsAt: '2026-11-30T07:30:00Z',
        at: tellingTime,
      },
});

/** The first of those who are missing. */
export const someMissing = (kind: string, { progress }: IssueView): MissingReply => {
  const of = kind === 'notReached' ? (progress?.failed ?? 0) : 14;
  const one = (name: string, reason: string, mayTryAgain: boolean) => ({
    recipient: { chunk: 0, person: `tenant:${name}` },
    name,
    reason,
    at: tellingTime,
    mayTryAgain,
  });
  return {
    now: tellingTime,
    people:
      kind === 'notReached'
        ? [
            one('Pat Example, Caister', 'We know no e-mail address.', true),
            one('Kim Example, Diss', 'Has chosen to get no digests meanwhile.', false),
          ].slice(0, of)
        : [one('Head teacher, Great Yarmouth', blocked, false)],
    of,
    next: kind === 'notReached' && of > 2 ? 3 : null,
  };
};

export const aPreview = (issue: IssueView, as: string): PreviewReply => {
  const persona = issue.personas.find(({ id }) => id === as) ?? { id: 'me', name: 'Me' };
  const how = as.includes(':') ? 'In Teams, on Monday 30 November 2026, 7:30am.' : null;
  if (as === 'governor') return { persona, how, message: null };
  const lines = issue.items.filter(({ included }) => included).map(({ title }) => title);
  const body = lines.map((text) => ({ type: 'TextBlock', text: text.replaceAll('*', '\\*'), wrap: true }));
  return {
    persona,
    how,
    message: {
      summary: `${lines.length} things for you this week`,
      card: {
        type: 'AdaptiveCard',
        version: '1.5',
        body: [{ type: 'TextBlock', style: 'heading', text: issue.title, wrap: true }, ...body],
        actions: [{ type: 'Action.OpenUrl', title: 'Open', url: 'https://norfolk.example/go/d/1' }],
      },
      mail: {
        subject: issue.title,
        text: lines.join('\n'),
        html: `<!doctype html><html lang="en-GB"><head><title>Digest</title></head><body><script>parent.document.title = 'Run'</script><h1>${issue.title}</h1><p><a href="https://norfolk.example/go/d/1">Open</a></p></body></html>`,
      },
    },
  };
};
