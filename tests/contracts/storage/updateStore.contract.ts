import { describe, expect, test } from '@jest/globals';
import { anUpdate } from '../../builders/anUpdate.ts';
import type { OpenStorage } from './opened.ts';

export const updateStoreContract = (open: OpenStorage) => {
  describe('updates', () => {
    const idsOf = (updates: readonly { id: string }[]) => updates.map(({ id }) => id);

    test('what is out is read newest first, by area and time; the rest stands apart, last changed first', async () => {
      const { updates, ids } = open();
      const area = ids.next();
      const [old, recent, gone, draft, sent] = [1, 2, 3, 4, 5].map(() => ids.next());
      const of = (id: string | undefined, overrides: Parameters<typeof anUpdate>[0]) =>
        updates.put(anUpdate({ id: id ?? '', area, ...overrides }), null);
      await of(old, { publishedAt: '2024-06-01T12:00:00Z' });
      await of(recent, { publishedAt: '2025-02-01T12:00:00Z' });
      await of(gone, { publishedAt: '2024-09-01T12:00:00Z', state: 'withdrawn' });
      const unpublished = { publishedAt: null, state: 'draft' } as const;
      await of(draft, { ...unpublished, changedAt: '2099-01-01T00:00:00Z' });
      await of(sent, { ...unpublished, state: 'inReview', changedAt: '2099-01-02T00:00:00Z' });

      expect(idsOf(await updates.published({ area }))).toEqual([recent, gone, old]);
      expect(idsOf(await updates.published({ area, from: '2024-09-01T12:00:00Z' }))).toEqual([recent, gone]);
      expect(idsOf(await updates.published({ area, to: '2024-09-01T12:00:00Z' }))).toEqual([old]);
      expect(idsOf(await updates.published({})).filter((id) => id === old)).toEqual([old]);
      expect(
        (await updates.unpublished()).filter((update) => update.area === area).map(({ id }) => id),
      ).toEqual([sent, draft]);
    });

    test('everybody sees at once what has just been published, corrected or withdrawn', async () => {
      const { updates, ids } = open();
      const area = ids.next();
      const update = anUpdate({ id: ids.next(), area, state: 'draft', publishedAt: null });
      const seen = async () =>
        (await updates.published({ area })).map(({ headline, state }) => [headline, state]);
      const write = async (change: Parameters<typeof anUpdate>[0]) => {
        const stored = await updates.get(update.id);
        expect(await updates.put({ ...update, ...change }, stored?.etag ?? null)).toBe('written');
      };
      await write({});
      expect(await seen()).toEqual([]);
      const publishedAt = '2026-11-20T12:00:00Z';
      await write({ state: 'published', publishedAt });
      expect(await seen()).toEqual([[update.headline, 'published']]);
      await write({ state: 'published', publishedAt, headline: 'Put right' });
      expect(await seen()).toEqual([['Put right', 'published']]);
      await write({ state: 'withdrawn', publishedAt });
      expect(await seen()).toEqual([[update.headline, 'withdrawn']]);
    });

    test('the longest text comes back letter by letter', async () => {
      const { updates, ids } = open();
      const update = anUpdate({
        id: ids.next(),
        happened: `${'"\\\n'.repeat(1999)}x😀`,
        next: '€😀'.repeat(1000),
        corrections: Array.from({ length: 60 }, () => ({
          at: '2026-11-20T12:00:00Z',
          reason: '😀'.repeat(150),
        })),
      });
      expect(await updates.put(update, null)).toBe('written');
      expect((await updates.get(update.id))?.value).toEqual(update);
    });

    test('of two who write one update at once, one is told; a draft is removed only as it was read', async () => {
      const { updates, ids } = open();
      const update = anUpdate({ id: ids.next(), state: 'draft', publishedAt: null });
      await updates.put(update, null);
      expect(await updates.put(update, null)).toBe('conflict');
      const etag = (await updates.get(update.id))?.etag ?? '';
      const written = await Promise.all([1, 2].map(() => updates.put({ ...update, next: 'Later.' }, etag)));
      expect(written.sort()).toEqual(['conflict', 'written']);
      expect(await updates.remove(update.id, etag)).toBe('conflict');
      expect(await updates.remove(update.id, (await updates.get(update.id))?.etag ?? '')).toBe('removed');
      expect(await updates.remove(update.id, etag)).toBe('conflict');
      expect(await updates.get(update.id)).toBeNull();
    });

    test('the first confirmation of each person counts', async () => {
      const { confirmations, ids } = open();
      const id = ids.next();
      expect(await confirmations.at(id, 'tenant:head')).toBeNull();
      expect(await confirmations.confirm(id, 'tenant:head', '2026-11-23T09:00:00Z')).toBe(
        '2026-11-23T09:00:00Z',
      );
      expect(await confirmations.confirm(id, 'tenant:head', '2026-11-24T09:00:00Z')).toBe(
        '2026-11-23T09:00:00Z',
      );
      expect(await confirmations.at(id, 'tenant:head')).toBe('2026-11-23T09:00:00Z');
      expect(await confirmations.at(id, 'tenant:senco')).toBeNull();
    });
  });
};
