import { expect, test } from '@jest/globals';
import { addSeconds } from '../../time/zones.ts';
import { written } from './written.ts';

const readAt = '2026-11-23T09:00:00Z';

test.each([
  [-60, 'before'],
  [-3, 'before'],
  [-2, 'together'],
  [0, 'together'],
  [2, 'together'],
  [3, 'after'],
  [60, 'after'],
])('what we wrote %i seconds from the reading was written %s', (seconds, order) => {
  expect(written({ changedAt: addSeconds(readAt, seconds) }, readAt)).toBe(order);
});
