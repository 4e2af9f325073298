import { expect, it } from '@jest/globals';
import { readingAge } from './readingAge.ts';

const short =
  'We met on Friday. Ten schools came. We read what parents told us. They want to know who to ask. We will write two pages. You can read them next week. Tell us what you think.';
const long =
  'Notwithstanding the considerable organisational complexity associated with implementing collaborative arrangements, participating institutions demonstrated extraordinary commitment to establishing comprehensive accountability mechanisms, facilitating professional development opportunities and systematically disseminating methodological recommendations throughout administrative jurisdictions.';

it('short sentences of short words can be read by children', () => {
  expect(readingAge(short)).toBeLessThanOrEqual(9);
});

it('one long sentence of long words needs more than a school gives', () => {
  expect(readingAge(long)).toBeGreaterThan(20);
});

it('of a few words nothing can be said', () => {
  expect(readingAge('Ten schools came.')).toBeNull();
  expect(readingAge('')).toBeNull();
});

it('lines of a list are sentences of their own', () => {
  const list = Array.from({ length: 10 }, () => '- we read what parents told us').join('\n');
  expect(readingAge(list)).toBeLessThanOrEqual(9);
});
