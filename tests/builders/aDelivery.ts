import { type Delivery, noCounts } from '#core/delivery/delivery.ts';
import type { Chunk, Dispatch } from '#core/delivery/dispatch.ts';
import { aPrincipal } from './aPrincipal.ts';

const now = '2026-11-23T09:00:00Z';

/** A card for the head that waits, in the first chunk of `issue1`. */
export const aDelivery = (overrides: Partial<Delivery> = {}): Delivery => ({
  dispatch: 'issue1',
  chunk: 0,
  person: aPrincipal('head').key,
  route: 'chat',
  state: 'queued',
  items: ['item1'],
  whyNotChat: null,
  whyNotMail: null,
  passed: 0,
  attempts: 0,
  notBefore: now,
  at: now,
  activityId: null,
  openedAt: null,
  confirmedAt: null,
  useful: null,
  ...overrides,
});

export const aChunk = (overrides: Partial<Chunk> = {}): Chunk => ({
  dispatch: 'issue1',
  number: 0,
  after: null,
  upTo: null,
  planned: true,
  counts: noCounts,
  wakeAt: now,
  ...overrides,
});

export const aDispatch = (overrides: Partial<Dispatch> = {}): Dispatch => ({
  id: 'issue1',
  issue: 'issue1',
  change: null,
  state: 'sending',
  chunks: 1,
  complete: true,
  wakeAt: null,
  startedAt: now,
  endedAt: null,
  figures: null,
  again: null,
  ...overrides,
});
