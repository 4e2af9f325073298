import { HttpRequest, type HttpResponseInit } from '@azure/functions';
import { describe, expect, test } from '@jest/globals';
import type { Update } from '#core/updates/update.ts';
import { anArea } from '../../tests/builders/anArea.ts';
import { anUpdate } from '../../tests/builders/anUpdate.ts';
import { inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { showPublicArea } from './areaPage.ts';
import { showPublicUpdate } from './updatePages.ts';

const site = (...updates: Partial<Update>[]) => {
  const deps = inMemoryDeps();
  deps.areas.seed(anArea());
  deps.updates.seed(...updates.map((update, n) => anUpdate({ id: `upd00000000${n}`, ...update })));
  return { ...deps, teamsUrl: 'https://teams.example', teamsAppId: 'app' };
};
const call = (params: Record<string, string>) => ({
  reference: 'A1B2C3D4',
  request: new HttpRequest({ url: 'http://localhost/go', method: 'GET', params }),
});
const textOf = ({ body }: HttpResponseInit): string => String(body);
const pageOf = (update: Partial<Update>) => showPublicUpdate(site(update))(call({ id: 'upd000000000' }));

describe('the link of an update', () => {
  const shareWith: Update['shareWith'] = ['parents'];

  test('shows it to everybody when it is for parents or the community', async () => {
    for (const mark of ['parents', 'community'] as const) {
      const page = textOf(await pageOf({ shareWith: [mark] }));
      expect(page).toContain('<h1>Nine schools opened their doors</h1>');
      expect(page).toContain('<strong>nine schools</strong>');
      expect(page).toContain('Published 20 November 2026');
      expect(page).not.toContain('What we would like');
    }
  });

  test.each([
    ['is for staff only', { shareWith: ['staff', 'youngPeople'] }],
    ['is a draft', { shareWith: ['parents'], state: 'draft', publishedAt: null }],
    ['is in review', { shareWith: ['parents'], state: 'inReview', publishedAt: null }],
  ] satisfies [string, Partial<Update>][])(
    'shows no word of one that %s, and the way to it',
    async (_, update) => {
      const page = textOf(await pageOf(update));
      expect(page).toContain('Sign in to read this update');
      expect(page).not.toContain('Nine schools');
      const link = /href="(https:\/\/teams\.example[^"]+)"/.exec(page)?.[1] ?? '';
      expect(JSON.parse(new URL(link).searchParams.get('context') ?? '')).toEqual({
        subEntityId: 'areas/ks2/updates/upd000000000',
      });
    },
  );

  test('that leads to nothing says so', async () => {
    const page = await showPublicUpdate(site())(call({ id: 'nothing' }));
    expect([page.status, textOf(page)]).toEqual([404, expect.stringContaining('not listed')]);
  });

  test('says what was put right, and why it was withdrawn, without its words', async () => {
    const at = '2026-11-23T09:00:00Z';
    const corrected = textOf(await pageOf({ shareWith, corrections: [{ at, reason: 'It starts at 4pm.' }] }));
    expect(corrected).toContain('Corrected on Monday 23 November 2026.</strong> It starts at 4pm.');
    const withdrawn = textOf(
      await pageOf({ shareWith, state: 'withdrawn', withdrawn: { at, reason: 'Out of date.' } }),
    );
    expect(withdrawn).toContain('Withdrawn on Monday 23 November 2026.</strong> Out of date.');
    expect(withdrawn).not.toContain('nine schools');
  });

  test('shows what people wrote as text, never as markup', async () => {
    const page = textOf(
      await pageOf({
        shareWith,
        headline: '<script>1</script>',
        happened: '<img src=x onerror=alert(1)> [x](javascript:alert(1))',
        attachments: [{ title: '"><script>', link: 'https://x.example/a', type: 'PDF', size: null }],
      }),
    );
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
    expect(page).not.toContain('javascript:');
  });

  test('shows what is asked, by when and where', async () => {
    const ask = {
      kind: 'survey',
      words: 'Tell us.',
      by: '2026-11-27T17:00:00Z',
      link: 'https://x.example/s',
    } as const;
    const page = textOf(await pageOf({ shareWith, ask, sample: true }));
    expect(page).toContain('By Friday 27 November 2026, 5pm');
    expect(page).toContain('href="https://x.example/s"');
    expect(page).toContain('A sample, not a real update.');
  });
});

describe('the link of an area', () => {
  test('shows what it is about and the updates that everybody may read', async () => {
    const deps = site(
      { shareWith: ['parents'], headline: 'For parents' },
      { shareWith: ['staff'], headline: 'For staff' },
      { shareWith: ['parents'], headline: 'Not yet', state: 'draft', publishedAt: null },
      { shareWith: ['parents'], headline: 'No more', state: 'withdrawn' },
    );
    const page = textOf(await showPublicArea(deps)(call({ slug: 'ks2' })));
    expect(page).toContain('Better outcomes at key stage 2.');
    expect(page).toContain('href="http://localhost:5300/go/u/upd000000000">For parents');
    for (const hidden of ['For staff', 'Not yet', 'No more']) expect(page).not.toContain(hidden);
  });

  test('says that a closed one is history, and one that is none is none', async () => {
    const deps = site();
    const involvement = [
      { id: 'join', kind: 'join' as const, title: 'Join', detail: '', link: null, until: null },
    ];
    deps.areas.seed(anArea({ slug: 'standard', closed: '2023-24', involvement }));
    const page = textOf(await showPublicArea(deps)(call({ slug: 'standard' })));
    expect(page).toContain('Worked on until the school year 2023-24.');
    expect(page).not.toContain('Get involved');
    expect((await showPublicArea(deps)(call({ slug: 'nothing' }))).status).toBe(404);
  });
});
