import { expect, test } from '@jest/globals';
import { anUpdate } from '../../tests/builders/anUpdate.ts';
import { publishedDateTime, publishedWhen } from './publishedWhen.ts';

test.each([
  [{ publishedAt: '2026-07-31T23:30:00Z' }, '1 August 2026', '2026-08-01'],
  [{ publishedAt: '2024-05-01T11:00:00Z', monthOnly: true }, 'May 2024', '2024-05'],
  [{ publishedAt: null, changedAt: '2026-11-20T09:00:00Z' }, '20 November 2026', '2026-11-20'],
])('an update is dated as precisely as it is known', (overrides, words, dateTime) => {
  expect(publishedWhen(anUpdate(overrides))).toBe(words);
  expect(publishedDateTime(anUpdate(overrides))).toBe(dateTime);
});
