import type { Channel, Post } from '#core/channels/channel.ts';

/** Gets the KS2 Challenge since Friday 20 November 2026. */
export const aChannel = (overrides: Partial<Channel> = {}): Channel => ({
  id: '19:general@thread.tacv2',
  team: '19:team@thread.tacv2',
  tenantId: '7d0a4c52-6c1e-4f0b-9d3a-1f2b3c4d5e6f',
  areas: [{ slug: 'ks2', since: '2026-11-20T09:00:00Z' }],
  chosenBy: { key: 'tenant:head', name: 'Head' },
  chosenAt: '2026-11-20T09:00:00Z',
  ...overrides,
});

/** The post of Monday 23 November 2026, not sent yet. */
export const aPost = (overrides: Partial<Post> = {}): Post => ({
  channel: '19:general@thread.tacv2',
  day: '2026-11-23',
  updates: [{ id: 'upd000000001', version: 1 }],
  upTo: '2026-11-23T09:00:00Z',
  state: 'queued',
  why: null,
  attempts: 0,
  notBefore: '2026-11-23T09:00:00Z',
  activityId: null,
  at: '2026-11-23T09:00:00Z',
  ...overrides,
});
