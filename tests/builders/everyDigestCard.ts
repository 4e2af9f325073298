import type { Message } from '#bot/cards/card.ts';
import { digestCard, withdrawnDigestCard } from '#bot/cards/digestCard.ts';
import { type DigestView, viewDigest } from '#core/digests/digestView.ts';
import type { DigestItem, Issue } from '#core/digests/issue.ts';
import { anIssue, anItem } from './anIssue.ts';

const publicUrl = 'https://learning.norfolk.example';
const token = 'eyJhbGciOiJkaXIi.'.repeat(20);
const all = `${publicUrl}/go/d/${token}`;
const nasty = '<img src=x onerror=alert(1)> **bold** [x](javascript:alert(1)) _a_ `b` 🧮 مرحبا';

const items: readonly DigestItem[] = [
  anItem({
    id: 'a',
    kind: 'action',
    title: 'Draft transition principles',
    line: 'Comment by 5pm, Friday 4 December.',
    by: '2026-12-04T17:00:00Z',
    area: 'transitions',
    areaName: 'Ensuring Effective Transitions',
  }),
  anItem({ id: 'b', kind: 'update', area: 'workforce', areaName: 'Capacity and Expertise', line: '' }),
  anItem({
    id: 'c',
    kind: 'visit',
    title: 'Reading fluency',
    line: 'Tue 19 Jan, 9:30am to midday. Samphire Primary School. 3 places left.',
  }),
];
const many = Array.from({ length: 200 }, (_, n) =>
  anItem({
    id: `n${n}`,
    kind: (['action', 'deadline', 'update', 'visit', 'event'] as const)[n % 5] ?? 'update',
    title: `${nasty} ${'é'.repeat(120)}`,
    line: `${nasty} ${'😀'.repeat(120)}`,
    areaName: nasty,
    corrected: { at: '2026-12-01T09:00:00Z', reason: nasty.repeat(4) },
  }),
);

const view = (
  of: readonly DigestItem[],
  issue: Partial<Issue> = {},
  said: Partial<Pick<DigestView, 'answered' | 'notice'>> = {},
): DigestView =>
  viewDigest(
    anIssue(issue),
    of,
    { item: ({ id }) => `${all}/${id}`, all, preferences: all },
    { dispatch: 'issue1', chunk: 3 },
    said,
  );
const note = { at: '2026-12-01T09:00:00Z', reason: 'The start time is 4pm, not 3pm.' };

/** The digest in every state, ordinary and extreme. */
export const everyDigestCard: Readonly<Record<string, Message>> = {
  digest: digestCard(view(items)),
  'digest to confirm, without an opening': digestCard(view(items, { confirm: true, opening: '' })),
  'digest answered': digestCard(view(items, {}, { answered: 'Thank you. You said this was useful.' })),
  'digest of one thing, as a preview': digestCard({ ...view(items.slice(0, 1)), delivery: null }),
  'digest corrected, one item withdrawn': digestCard(
    view(items.map((item, n) => ({ ...item, [n === 0 ? 'corrected' : 'withdrawn']: n === 2 ? null : note }))),
  ),
  'digest, extreme': digestCard(view(many, { opening: nasty.repeat(2) })),
  'digest to somebody who lets them pass': digestCard(
    view(items, {}, { notice: 'Is weekly too often? You have not opened the last three.' }),
  ),
  'digest withdrawn': withdrawnDigestCard(
    view(items),
    'This was withdrawn on 1 December 2026: it was out of date.',
  ),
};
