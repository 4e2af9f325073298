import { describe, expect, it } from '@jest/globals';
import type { FeedView } from '#core/contract/api.ts';
import { aFeedView } from '../../../testing/aFeedView.ts';
import { feedSentences } from './feedWords.ts';

const now = '2026-11-24T15:55:00Z';
const sentences = (overrides: Partial<FeedView>) => feedSentences(aFeedView(overrides), now);

describe('how reading a calendar goes', () => {
  it('says when it was read and what is in it', () => {
    expect(sentences({ lastSuccess: '2026-11-24T15:30:00Z', entries: 37 })).toEqual([
      'Last read 3:30pm. 37 events in it.',
    ]);
  });

  it('says why it failed, how often, and when the next try is', () => {
    expect(
      sentences({
        state: 'failing',
        failures: 4,
        problem: 'The server is in trouble (500).',
        lastSuccess: '2026-11-23T09:00:00Z',
        nextAt: '2026-11-24T19:30:00Z',
      }),
    ).toEqual([
      'The server is in trouble (500). 4 times in a row. Next try 7:30pm.',
      'Last read Mon 23 Nov, 9am. Its events stay as they are.',
    ]);
  });

  it('says of a paused one that its events stay', () => {
    expect(sentences({ state: 'paused', enabled: false, lastSuccess: null })).toEqual([
      'Never read so far.',
      'Its events stay as they are.',
    ]);
  });
});
