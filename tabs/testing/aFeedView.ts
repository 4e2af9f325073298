import type { FeedView } from '#core/contract/api.ts';

/** A calendar on the web that is read without trouble. */
export const aFeedView = (overrides: Partial<FeedView> = {}): FeedView => ({
  id: 'feed00000001',
  name: 'Music hub',
  url: 'https://hub.example/calendar.ics',
  area: null,
  enabled: true,
  lastSuccess: '2026-11-24T15:30:00Z',
  entries: 37,
  refusals: [],
  failures: 0,
  problem: null,
  nextAt: '2026-11-24T16:00:00Z',
  state: 'reading',
  ...overrides,
});
