import { gatherItems } from '#core/digests/gatherItems.ts';
import type { DigestItem } from '#core/digests/issue.ts';
import type { InMemoryDeps } from '../doubles/inMemoryDeps.ts';
import { anEvent } from './anEvent.ts';
import { anUpdate } from './anUpdate.ts';

/** Published in the week before 23 November 2026. */
export const newUpdate = anUpdate({
  id: 'u1',
  headline: 'Dates of moderation',
  happened: 'It begins on 1 June.',
});

/** The same update, withdrawn the day before an issue goes. */
export const withdrawnUpdate = {
  ...newUpdate,
  state: 'withdrawn',
  withdrawn: { at: '2026-11-22T10:00:00Z', reason: 'The dates were wrong.' },
} as const;

/** In the week after an issue of 23 November 2026. */
export const nextVisit = anEvent({
  id: 'v1',
  kind: 'visit',
  start: '2026-12-01T09:30:00Z',
  end: '2026-12-01T12:00:00Z',
});

/** The items of an issue of 23 November 2026, from what is there. */
export const gathered = async (deps: InMemoryDeps): Promise<DigestItem[]> =>
  (await gatherItems(deps, { since: '2026-11-16T00:00:00Z', updates: new Set() })).items;
