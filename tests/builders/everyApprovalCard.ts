import { approvalCard, decidedCard, proveApproverCard } from '#bot/cards/approvalCards.ts';
import type { Message } from '#bot/cards/card.ts';
import type { Issue } from '#core/digests/issue.ts';
import { anIssue, anItem } from './anIssue.ts';

const publicUrl = 'https://learning.norfolk.example';
const nasty = '<img src=x onerror=alert(1)> **bold** [x](javascript:alert(1)) _a_ `b` 🧮 مرحبا';
const askedAt = '2026-11-23T09:00:00Z';

const waiting = (change: Partial<Issue> = {}): Issue =>
  anIssue({ state: 'inReview', askedAt, approver: null, approvedAt: null, ...change });
const show = (
  change: Partial<Issue> = {},
  people: number | null = 1248,
  note: string | null = null,
): Message => approvalCard({ issue: waiting(change), askedAt, people }, publicUrl, note);
const decided = (change: Partial<Issue>): Message => decidedCard(waiting(change), askedAt, publicUrl);

const extreme = {
  title: nasty.repeat(2).slice(0, 120),
  line: `${nasty} ${'😀'.repeat(60)}`.slice(0, 240),
};

/** What approvers are shown of an issue, in every state, ordinary and extreme. */
export const everyApprovalCard: Readonly<Record<string, Message>> = {
  'approval asked for': show({
    items: [
      anItem({
        id: 'a',
        kind: 'action',
        title: 'Draft principles',
        line: 'Comment by 5pm, Friday 4 December.',
      }),
      anItem({ id: 'b', kind: 'visit', title: 'Reading fluency', line: 'Tue 19 Jan. 3 places left.' }),
      anItem({ id: 'c', title: 'Withdrawn', withdrawn: { at: askedAt, reason: 'Wrong.' } }),
    ],
  }),
  'approval asked for, without a time, not counted, sent back without a note': show(
    { sendAt: null, opening: '', testedAt: null },
    null,
    'Write a note first: the author has to know what should change.',
  ),
  'approval asked for, as much as fits': show({
    opening: nasty,
    author: { key: 'a', name: nasty.repeat(3) },
    items: Array.from({ length: 15 }, (_, n) => anItem({ id: `n${n}`, ...extreme })),
  }),
  'approval asked for, too long for a card': show({
    items: Array.from({ length: 40 }, (_, n) => anItem({ id: `n${n}`, ...extreme })),
  }),
  'approved, with a time': decided({
    state: 'scheduled',
    approver: { key: 'b', name: 'Sam Approver' },
    approvedAt: '2026-11-23T15:02:00Z',
    sendAt: '2026-11-30T07:30:00Z',
  }),
  'approved, without a time, by a long name': decided({
    state: 'approved',
    approver: { key: 'b', name: nasty.repeat(3) },
    approvedAt: '2026-11-23T15:02:00Z',
    sendAt: null,
  }),
  'approved, and going': decided({
    state: 'sending',
    approver: { key: 'b', name: 'Sam Approver' },
    approvedAt: '2026-11-23T15:02:00Z',
    sendAt: '2026-11-30T07:30:00Z',
  }),
  'sent back': decided({ state: 'draft', sentBack: nasty.repeat(4).slice(0, 300) }),
  'changed since it was asked for': decided({ state: 'draft' }),
  'asked for again': decided({ askedAt: '2026-11-23T10:00:00Z' }),
  'approval, for others': proveApproverCard('issue1', publicUrl),
};
