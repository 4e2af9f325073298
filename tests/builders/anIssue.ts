import { type DigestItem, type Issue, untouchedIssue } from '#core/digests/issue.ts';
import { aPrincipal } from './aPrincipal.ts';

/** An update of no area that concerns everybody, with whatever the test states instead. */
export const anItem = (overrides: Partial<DigestItem> = {}): DigestItem => ({
  id: 'item1',
  kind: 'update',
  title: 'Draft principles ready for comment',
  line: 'What the task group heard in the autumn.',
  by: null,
  area: null,
  areaName: null,
  phases: [],
  jobs: [],
  source: { kind: 'update', id: 'u1' },
  gathered: null,
  included: true,
  corrected: null,
  withdrawn: null,
  ...overrides,
});

/** An issue of one item for the week after next Monday's, scheduled for 09:00 on 23 November 2026. */
export const anIssue = (overrides: Partial<Issue> = {}): Issue => ({
  id: 'issue1',
  kind: 'digest',
  state: 'scheduled',
  week: '2026-11-30',
  since: '2026-11-16T00:00:00Z',
  gatheredAt: null,
  opening: 'Moderation dates have changed.',
  items: [anItem()],
  audience: 'rhythm',
  confirm: false,
  leftOut: 0,
  sendAt: '2026-11-23T09:00:00Z',
  author: { key: aPrincipal('editor').key, name: 'editor' },
  writers: [aPrincipal('editor').key],
  ...untouchedIssue,
  approver: { key: aPrincipal('approver').key, name: 'approver' },
  approvedAt: '2026-11-20T15:02:00Z',
  testedAt: '2026-11-20T14:00:00Z',
  createdAt: '2026-11-20T09:00:00Z',
  changedAt: '2026-11-20T15:02:00Z',
  ...overrides,
});
