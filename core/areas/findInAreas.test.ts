import { beforeEach, expect, test } from '@jest/globals';
import { anArea } from '../../tests/builders/anArea.ts';
import { aMeeting } from '../../tests/builders/anUpdate.ts';
import { type InMemoryDeps, inMemoryDeps } from '../../tests/doubles/inMemoryDeps.ts';
import { findInAreas } from './findInAreas.ts';

let deps: InMemoryDeps;
const find = async (words: string, area?: string) =>
  (await findInAreas(deps, { words, area })).map(({ kind, title }) => `${kind}: ${title}`);

beforeEach(async () => {
  deps = inMemoryDeps();
  const guide = { id: 'r1', title: 'Reading café guide', link: 'https://norfolk.example/a', type: 'PDF' };
  deps.areas.seed(
    anArea({ order: 1, resources: [{ ...guide, size: null, checkedOn: null, brokenSince: null }] }),
    anArea({ slug: 'data', name: 'Data', focus: 'Questions about reading.', order: 2 }),
  );
  await deps.meetings.put(aMeeting({ title: 'Spring meeting', decisions: ['Read aloud daily.'] }), null);
  await deps.meetings.put(
    aMeeting({ id: 'draft', title: 'Draft', state: 'draft', decisions: ['Read alone.'] }),
    null,
  );
});

test('areas, resources and published minutes are found by the beginnings of all words', async () => {
  expect(await find('read')).toEqual([
    'resource: Reading café guide',
    'minutes: Spring meeting',
    'area: Data',
  ]);
  expect(await find('CAFE read')).toEqual(['resource: Reading café guide']);
  expect(await find('read dinosaurs')).toEqual([]);
});

test('only in one area when that is wanted, and nothing without words', async () => {
  expect(await find('read', 'data')).toEqual(['area: Data']);
  expect(await find('  ')).toEqual([]);
});
