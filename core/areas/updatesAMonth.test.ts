import { expect, test } from '@jest/globals';
import { anUpdate } from '../../tests/builders/anUpdate.ts';
import { updatesAMonth, updatesAMonthWords } from './updatesAMonth.ts';

const now = '2026-11-23T09:00:00Z';
const many = (count: number) => Array.from({ length: count }, () => anUpdate());

test('what came out in the last half year counts, of this area and not taken back', () => {
  const updates = [
    ...many(3),
    anUpdate({ area: 'transitions' }),
    anUpdate({ state: 'withdrawn' }),
    anUpdate({ publishedAt: '2026-05-01T09:00:00Z' }),
  ];
  expect(updatesAMonth(updates, 'ks2', now)).toBe(0.5);
});

test.each([
  [0, 'no updates in the last half year'],
  [2, 'less than one update a month'],
  [3, 'about one update a month'],
  [13, 'about 2 updates a month'],
])('%d of half a year are %s', (count, words) => {
  expect(updatesAMonthWords(updatesAMonth(many(count), 'ks2', now))).toBe(words);
});
