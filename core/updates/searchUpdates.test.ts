import { describe, expect, test } from '@jest/globals';
import { anUpdate, updateDetails } from '../../tests/builders/anUpdate.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { searchUpdates, type UpdateSearch } from './searchUpdates.ts';
import type { Update } from './update.ts';

const library = (...updates: Partial<Update>[]) => {
  const deps = inMemoryDeps();
  deps.updates.seed(
    ...updates.map((update, n) => anUpdate({ id: `u${String(n).padStart(2, '0')}`, ...update })),
  );
  return deps;
};
const find = async (search: UpdateSearch, ...updates: Partial<Update>[]) =>
  (await searchUpdates(library(...updates), search)).updates.map(({ id }) => id);

describe('searching updates', () => {
  const rich: Partial<Update> = {
    headline: 'Café visits in Wells',
    happened: 'Zoë’s **class** [wrote](https://hidden.example/secret) about it.',
    next: 'More in spring.',
    ask: { ...updateDetails().ask, kind: 'comment', words: 'Tell Émile.' },
    tags: ['Key stage 2'],
    attachments: [{ title: 'Rapport', link: 'https://x.example/r', type: 'PDF', size: null }],
    corrections: [{ at: '2026-11-21T09:00:00Z', reason: 'Misprint mended.' }],
  };

  test.each([
    'cafe',
    'CAFÉ wells',
    'zoe class',
    'wrote spring',
    'emile',
    'stage 2',
    'rapport',
    'misprint',
    'vis',
    'ks2 cafe',
    '  ',
  ])('finds every word of "%s" wherever it stands', async (words) => {
    expect(await find({ words }, rich)).toEqual(['u00']);
  });

  test.each(['cafe norwich', 'hidden', 'secret', 'afe', 'isits'])('does not find "%s"', async (words) => {
    expect(await find({ words }, rich)).toEqual([]);
  });

  test('chooses by area, tag, phase and school year', async () => {
    const updates: Partial<Update>[] = [
      { area: 'ks2', tags: ['Visits'], phases: ['primary'], publishedAt: '2026-09-01T08:00:00Z' },
      { area: 'data', tags: [], phases: [], publishedAt: '2026-08-31T08:00:00Z' },
    ];
    expect(await find({ area: 'data' }, ...updates)).toEqual(['u01']);
    expect(await find({ tag: 'visits' }, ...updates)).toEqual(['u00']);
    expect(await find({ phase: 'primary' }, ...updates)).toEqual(['u00', 'u01']);
    expect(await find({ phase: 'post16' }, ...updates)).toEqual(['u01']);
    expect(await find({ year: '2026-27' }, ...updates)).toEqual(['u00']);
    expect(await find({ year: '2025-26' }, ...updates)).toEqual(['u01']);
  });

  test('chooses what is still to be done, at a time that has not passed', async () => {
    const asked = (by: string | null) => ({
      ask: { kind: 'comment' as const, words: 'Say so.', by, link: null },
    });
    const updates = [asked('2026-11-23T09:00:01Z'), asked('2026-11-23T09:00:00Z'), asked(null), {}];
    expect(await find({ action: true }, ...updates)).toEqual(['u00']);
  });

  test('shows neither drafts nor what was withdrawn', async () => {
    expect(await find({}, { state: 'draft' }, { state: 'inReview' }, { state: 'withdrawn' })).toEqual([]);
  });

  test('gives page after page, newest first, none twice and none left out', async () => {
    const deps = library(
      ...Array.from({ length: 45 }, (_, n) => ({
        publishedAt: `2026-11-${String(1 + (n % 9)).padStart(2, '0')}T12:00:00Z`,
      })),
    );
    const seen: Update[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await searchUpdates(deps, { cursor: cursor ?? undefined });
      expect(page.total).toBe(45);
      seen.push(...page.updates);
      cursor = page.cursor;
    } while (cursor !== null);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(45);
    const times = seen.map(({ publishedAt }) => publishedAt ?? '');
    expect(times).toEqual([...times].sort().reverse());
  });
});
