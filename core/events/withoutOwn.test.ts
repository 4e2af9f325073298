import { expect, test } from '@jest/globals';
import { anEvent } from '../../tests/builders/anEvent.ts';
import { type FeedEntry, instanceUid } from './reading.ts';
import { withoutOwn } from './withoutOwn.ts';

test('events that went out from here do not come back as new ones, and this is said', () => {
  const entries = ['a@learning.example', instanceUid('b@learning.example', '20261201'), 'c@hub.example'].map(
    (uid): FeedEntry => ({ line: 1, uid, details: anEvent(), cancelled: false }),
  );
  const reading = withoutOwn({ entries, refusals: [], seriesWindow: null, notes: [] }, 'learning.example');
  expect(reading.entries.map(({ uid }) => uid)).toEqual(['c@hub.example']);
  expect(reading.refusals.map(({ uid, reason }) => [uid, reason])).toEqual([
    ['a@learning.example', expect.stringContaining('comes from here')],
    [instanceUid('b@learning.example', '20261201'), expect.stringContaining('comes from here')],
  ]);
});
