import { beforeEach, describe, expect, test } from '@jest/globals';
import { anItem } from '../../tests/builders/anIssue.ts';
import { gathered, newUpdate, nextVisit, withdrawnUpdate } from '../../tests/builders/digestSources.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { asItStands, beforeItGoes, whatIsNew } from './asItStands.ts';
import type { DigestItem } from './issue.ts';

const now = '2026-11-23T09:00:00Z';

let deps: InMemoryDeps;
let items: DigestItem[];

beforeEach(async () => {
  deps = inMemoryDeps();
  deps.updates.seed(newUpdate);
  deps.events.seed(nextVisit);
  items = await gathered(deps);
});

/** What is new about the only item that has any news. */
const news = async (of = items, at = now): Promise<string | undefined> =>
  (await whatIsNew(deps, of, at)).map(({ words }) => words)[0];
const titled = (of: readonly DigestItem[], kind: DigestItem['kind']) => of.find((item) => item.kind === kind);

describe('items held against what their sources say now', () => {
  test('stay as they are while nothing changes, also where the editor wrote other words', async () => {
    const edited = items.map((item) => ({ ...item, title: `Mine: ${item.title}`, line: 'My own line.' }));
    expect(await beforeItGoes(deps, edited, now)).toEqual(edited);
    expect(await asItStands(deps, edited)).toEqual(edited);
    expect(await news(edited)).toBeUndefined();
  });

  test('an update withdrawn meanwhile is taken back, with the reason its readers are given', async () => {
    deps.updates.seed(withdrawnUpdate);
    for (const found of [await asItStands(deps, items), await beforeItGoes(deps, items, now)])
      expect(titled(found, 'update')?.withdrawn?.reason).toBe('The dates were wrong.');
    expect(await news()).toBe('Withdrawn on 22 November 2026: The dates were wrong. Readers do not get it.');
  });

  test('an event cancelled meanwhile is taken back', async () => {
    deps.events.seed({ ...nextVisit, state: 'cancelled', changedAt: '2026-11-22T10:00:00Z' });
    expect(titled(await asItStands(deps, items), 'visit')?.withdrawn).toEqual({
      at: '2026-11-22T10:00:00Z',
      reason: 'It was cancelled.',
    });
    expect(await news()).toBe('Cancelled on 22 November 2026. Readers do not get it.');
  });

  test('an update corrected meanwhile shows its newest words, also over those of the editor', async () => {
    deps.updates.seed({
      ...newUpdate,
      headline: 'Dates of moderation, corrected',
      happened: 'It begins on 14 June.',
      corrections: [{ at: '2026-11-22T10:00:00Z', reason: 'The window opens later.' }],
    });
    const edited = items.map((item) => ({ ...item, line: 'It begins on 1 June!' }));
    const found = titled(await beforeItGoes(deps, edited, now), 'update');
    expect([found?.title, found?.line]).toEqual(['Dates of moderation, corrected', 'It begins on 14 June.']);
    expect(await news()).toBe(
      'Changed since. Readers get: Dates of moderation, corrected. It begins on 14 June.',
    );
    expect(await beforeItGoes(deps, [found as DigestItem], now)).toEqual([found]);
  });

  test('an event that moved says when it is now; places are counted until it goes, not after', async () => {
    deps.events.seed({ ...nextVisit, start: '2026-12-02T09:30:00Z', end: '2026-12-02T12:00:00Z' });
    expect(titled(await beforeItGoes(deps, items, now), 'visit')?.line).toContain('Wed 2 Dec');
    expect(titled(await asItStands(deps, items), 'visit')?.line).toContain('Wed 2 Dec');
    deps.events.seed({ ...nextVisit, capacity: 1 });
    expect(titled(await beforeItGoes(deps, items, now), 'visit')?.line).toContain('The last place is free');
    expect(titled(await asItStands(deps, items), 'visit')?.line).toContain('2 places left');
  });

  test('what is over by the time it goes is left out', async () => {
    const found = await beforeItGoes(deps, items, '2026-12-01T09:30:00Z');
    expect(titled(found, 'visit')?.included).toBe(false);
    expect(await news(items, '2026-12-01T09:30:00Z')).toBe('It is over by then. Readers do not get it.');
    expect(titled(await asItStands(deps, items), 'visit')?.included).toBe(true);
  });

  test('once it has gone, the editor is told to withdraw or correct it there too', async () => {
    deps.updates.seed({ ...newUpdate, headline: 'Dates of moderation, corrected' });
    deps.events.seed({ ...nextVisit, state: 'cancelled', changedAt: '2026-11-22T10:00:00Z' });
    expect((await whatIsNew(deps, items, null)).map(({ words }) => words).sort()).toEqual([
      'Cancelled on 22 November 2026. Withdraw it here too, so that what has gone says so.',
      'Changed since. Correct it here too, so that what has gone says so: Dates of moderation, corrected. It begins on 1 June.',
    ]);
  });

  test('a link of the editor, and what was left out or taken back by hand, is left alone', async () => {
    const own = [
      anItem({ id: 'a', source: { kind: 'link', url: 'https://example.org/' } }),
      ...items.map((item) => ({ ...item, included: false })),
    ];
    deps.events.seed({ ...nextVisit, state: 'cancelled' });
    expect(await beforeItGoes(deps, own, now)).toEqual(own);
  });
});
