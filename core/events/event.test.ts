import { expect, test } from '@jest/globals';
import { instantSchema } from './event.ts';

test.each([
  ['2027-05-19T08:30:00Z', true],
  ['2028-02-29T00:00:00Z', true],
  ['2027-13-45T99:99:99Z', false],
  ['2027-05-19T08:30:00+01:00', false],
  ['2027-05-19', false],
])('%s as an instant: %s', (text, isOne) => {
  expect(instantSchema.safeParse(text).success).toBe(isOne);
});
