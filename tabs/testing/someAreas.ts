/** Areas, meetings and updates as the pages may meet them: told on Tuesday 24 November 2026. */
import type { Area } from '#core/areas/area.ts';
import type { MeetingView, UpdateView } from '#core/contract/areas.ts';
import { tellingTime } from './programme.ts';

export const schoolYear = '2026-27';

export const anArea = (overrides: Partial<Area> = {}): Area => ({
  slug: 'transitions',
  name: 'Ensuring Effective Transitions',
  focus:
    'Every move between stages of education, from pre-school to post-16, with the voices of families and young people.',
  aim: null,
  immediate: false,
  order: 0,
  opened: '2023-24',
  closed: null,
  leads: [],
  involvement: [],
  resources: [],
  ...overrides,
});

export const someAreas = (): Area[] => [
  anArea({
    slug: 'ks2',
    name: 'Norfolk KS2 Challenge',
    focus:
      'Better outcomes at key stage 2, with the whole system sharing questions, goals and offers of help.',
    immediate: true,
    opened: '2025-26',
  }),
  anArea({
    aim: 'Shared principles that every phase can use by July 2027.',
    leads: [
      { key: 't:lead', name: 'Task-group lead, primary', role: 'Junior school head teacher' },
      { key: null, name: 'Task-group lead, council', role: 'Learning and inclusion' },
    ],
    involvement: [
      {
        id: 'way1',
        kind: 'comment',
        title: 'Comment on the draft principles',
        detail: 'Two pages. Say what would help in your setting.',
        link: 'https://norfolk.example/principles',
        until: '2026-11-27T17:00:00Z',
      },
      {
        id: 'way2',
        kind: 'join',
        title: 'Join the group',
        detail: 'Four meetings a year, online.',
        link: null,
        until: null,
      },
    ],
    resources: [
      {
        id: 'resource1',
        title: 'Transition principles, draft',
        link: 'https://norfolk.example/principles.pdf',
        type: 'PDF',
        size: '240KB',
        checkedOn: '2026-11-03',
        brokenSince: null,
      },
      {
        id: 'resource2',
        title: 'What parents told us',
        link: 'https://norfolk.example/parents',
        type: 'Web page',
        size: null,
        checkedOn: null,
        brokenSince: '2026-11-15T03:40:00Z',
      },
    ],
  }),
  anArea({
    slug: 'workforce',
    name: 'Capacity and Expertise of the Education Workforce',
    focus: 'Bringing people into teaching and support roles in Norfolk, keeping them, and training them.',
  }),
  anArea({
    slug: 'data',
    name: 'Improving Data and Information Sharing',
    focus: 'Helping settings to compare, question and understand their data.',
  }),
  anArea({
    slug: 'communication',
    name: 'Schools, Colleges and Settings Communication and Engagement',
    focus: 'News and events that are easy to find and share.',
    closed: '2024-25',
  }),
];

export const aMeeting = (overrides: Partial<MeetingView> = {}): MeetingView => ({
  id: 'm00000000001',
  title: 'Autumn task-group meeting',
  heldOn: '2026-09-11',
  eventId: null,
  minutes:
    'The group read 41 answers from parents. **Two themes** stood out:\n\n- who to ask\n- when it happens',
  decisions: ['Write shared principles of two pages at most.', 'Ask young people before the next meeting.'],
  actions: [
    { what: 'Draft the principles', who: 'Task-group lead, primary', by: '2026-10-23', done: true },
    { what: 'Ask three school councils', who: 'Task-group lead, council', by: '2026-12-11', done: false },
    { what: 'Find a post-16 member', who: 'Task-group lead, council', by: null, done: false },
  ],
  attendance: { organisations: ['Alderfen Junior School', 'Norfolk County Council'], people: 9 },
  state: 'published',
  may: { write: false, publish: false },
  etag: 'm1',
  ...overrides,
});

export const anUpdate = (overrides: Partial<UpdateView> = {}): UpdateView => ({
  id: 'u00000000001',
  area: 'transitions',
  areaName: 'Ensuring Effective Transitions',
  headline: 'Draft principles ready for comment',
  happened:
    'The task group has written **two pages** of principles for every move between stages.\n\n- They start from what parents told us.\n- They fit [every phase](https://norfolk.example/phases).',
  next: 'The group reads every comment on 1 December and writes a second draft.',
  ask: {
    kind: 'comment',
    words: 'Read the draft and say what would help in your setting.',
    by: '2026-11-27T17:00:00Z',
    link: 'https://norfolk.example/principles',
  },
  tags: ['transition', 'parents'],
  phases: [],
  shareWith: ['staff', 'parents'],
  attachments: [
    {
      title: 'Transition principles, draft',
      link: 'https://norfolk.example/principles.pdf',
      type: 'PDF',
      size: '240KB',
    },
  ],
  helpers: [],
  confirm: false,
  urgency: null,
  state: 'published',
  authorName: 'Task-group lead, primary',
  note: null,
  publishedAt: '2026-11-20T09:00:00Z',
  changedAt: '2026-11-20T09:00:00Z',
  corrections: [],
  withdrawn: null,
  sample: false,
  shareUrl: 'https://norfolk.example/go/u/u00000000001',
  confirmedAt: null,
  may: { write: false, review: false, takeBack: false, correct: false, withdraw: false, reviewRefused: null },
  problems: [],
  etag: '1',
  ...overrides,
});

/** Published ones of several terms, a corrected and a withdrawn one, a draft, and one that waits for review. */
export const someUpdates = (): UpdateView[] => [
  anUpdate(),
  anUpdate({
    id: 'u00000000002',
    headline: 'What parents told us, in two pages',
    publishedAt: '2026-10-02T08:00:00Z',
    tags: ['parents'],
    phases: ['primary', 'secondary'],
    confirm: true,
    ask: { kind: 'nothing', words: '', by: null, link: null },
    corrections: [{ at: '2026-10-05T09:00:00Z', reason: 'It was 41 parents, not 14.' }],
    attachments: [],
  }),
  anUpdate({
    id: 'u00000000003',
    headline: 'Meet the transition team in June',
    publishedAt: '2026-06-03T08:00:00Z',
    tags: ['meeting'],
    phases: ['post16'],
    ask: {
      kind: 'book',
      words: 'Book a place.',
      by: '2026-06-20T11:00:00Z',
      link: 'https://norfolk.example/book',
    },
    state: 'withdrawn',
    withdrawn: { at: '2026-06-10T09:00:00Z', reason: 'The meeting will not take place.' },
  }),
  anUpdate({
    id: 'u00000000004',
    headline: 'A year of transition work: what 23 schools tried with families before the summer',
    publishedAt: '2025-07-03T08:00:00Z',
    ask: { kind: 'nothing', words: '', by: null, link: null },
    sample: true,
  }),
  anUpdate({
    id: 'u00000000005',
    area: 'ks2',
    areaName: 'Norfolk KS2 Challenge',
    headline: 'Moderation dates have changed',
    publishedAt: '2026-11-19T08:00:00Z',
    tags: ['writing'],
  }),
  anUpdate({
    id: 'u00000000006',
    state: 'draft',
    headline: 'Second draft of the principles',
    next: '',
    publishedAt: null,
    changedAt: tellingTime,
    note: 'Please say by when.',
    ask: { kind: 'comment', words: '', by: null, link: null },
    problems: [
      { field: 'next', message: 'Say what comes next, even if it is only when people will hear more.' },
    ],
  }),
  anUpdate({
    id: 'u00000000007',
    state: 'inReview',
    headline: 'Join the spring working group',
    publishedAt: null,
  }),
];
