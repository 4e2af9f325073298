import { describe, expect, it } from '@jest/globals';
import { type Waiting, waitingDetail, waitingLink, waitingWords } from './waitingWords.ts';

const now = '2026-11-24T15:55:00Z';
const waiting = (overrides: Partial<Waiting>): Waiting => ({
  kind: 'updatesToReview',
  count: 1,
  at: '2026-11-19T12:00:00Z',
  only: { id: 'u1', name: 'Draft principles' },
  ...overrides,
});

describe('what waits, in words', () => {
  it.each([
    [waiting({}), '1 update to review', 'Draft principles. Since Thu 19 Nov.', '/manage/updates/u1'],
    [
      waiting({ count: 3, only: null, at: '2026-11-24T07:00:00Z' }),
      '3 updates to review',
      'The oldest since today.',
      '/manage/updates',
    ],
    [
      waiting({
        kind: 'digestsScheduled',
        only: { id: 'd1', name: 'Week starting 30 November 2026' },
        at: '2026-11-30T07:30:00Z',
      }),
      '1 digest scheduled',
      'Week starting 30 November 2026. It goes Monday 30 November 2026, 7:30am.',
      '/manage/digests/d1',
    ],
    [
      waiting({ kind: 'imports', only: { id: 'i1', name: 'autumn.csv' } }),
      '1 import that did not go through',
      'autumn.csv. Since Thu 19 Nov.',
      '/events/import?run=i1',
    ],
    [waiting({ kind: 'feeds', only: null, at: null }), '1 calendar that cannot be read', '', '/events/feeds'],
    [
      waiting({ kind: 'stopped', count: 2, only: null }),
      '2 messages that stopped after all tries',
      'The oldest since Thu 19 Nov.',
      '/manage/sync',
    ],
  ])('%j', (one, words, detail, link) => {
    expect(waitingWords(one)).toBe(words);
    expect(waitingDetail(one, now)).toBe(detail);
    expect(waitingLink(one)).toBe(link);
  });
});
