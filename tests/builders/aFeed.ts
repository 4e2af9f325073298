import type { Feed } from '#core/feeds/feed.ts';

/** A calendar on the web that nobody has read yet, due at 09:00 on Monday 23 November 2026. */
export const aFeed = (overrides: Partial<Feed> = {}): Feed => ({
  id: 'feed00000001',
  name: 'Music hub',
  url: 'https://hub.example/calendar.ics',
  area: null,
  enabled: true,
  etag: null,
  lastModified: null,
  lastRead: null,
  lastSuccess: null,
  entries: null,
  refusals: [],
  failures: 0,
  problem: null,
  nextAt: '2026-11-23T09:00:00Z',
  ...overrides,
});
