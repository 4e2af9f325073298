import { describe, expect, test } from '@jest/globals';
import { anArea } from '../../tests/builders/anArea.ts';
import { updateDetails } from '../../tests/builders/anUpdate.ts';
import { problemsOf } from './problemsOf.ts';
import { pupilDetailsIn } from './pupilDetails.ts';
import type { UpdateDetails } from './update.ts';

const now = '2026-11-23T09:00:00Z';
const problems = (overrides: Partial<UpdateDetails> = {}, area = anArea()) =>
  problemsOf(updateDetails(overrides), area, now).map(({ field, message }) => `${field}: ${message}`);
const ask = (overrides: Partial<UpdateDetails['ask']>): Partial<UpdateDetails> => ({
  ask: { kind: 'comment', words: 'Say what is missing.', by: null, link: null, ...overrides },
});

describe('what must be mended before review', () => {
  test('is nothing where every part is there', () => {
    expect(problems()).toEqual([]);
    expect(problems(ask({ by: '2026-11-27T17:00:00Z' }))).toEqual([]);
    expect(
      problems({ happened: '[a](https://x.example) ![b](https://x.example/b.png) <me@x.example>' }),
    ).toEqual([]);
  });

  test.each([
    ['a missing part', { next: ' \n' }, /^next: Say what comes next/],
    ['a request without words', ask({ words: '' }), /^ask: Say what you would like/],
    ['a survey without its link', ask({ kind: 'survey' }), /^ask: Add the link to the survey/],
    ['a booking without its link', ask({ kind: 'book' }), /^ask: Add the link where people book/],
    [
      'a deadline for nothing',
      ask({ kind: 'nothing', by: '2026-11-27T17:00:00Z' }),
      /^ask: There is a deadline/,
    ],
    ['a deadline that is over', ask({ by: now }), /^ask: The deadline has passed/],
    ['a deadline without a time', ask({ by: '2027-06-30T23:00:00Z' }), /^ask: Give the time of the deadline/],
    ['haste without a deadline', { urgency: 'deadline' as const }, /^urgency: .*give the deadline/],
    [
      'a link without https',
      { next: '[x](http://x.example)' },
      /^next: The link "http:\/\/x\.example" leads nowhere/,
    ],
    [
      'a picture without words',
      { happened: '![](https://x.example/a.png)' },
      /^happened: 1 picture has no description/,
    ],
    ['a pupil’s name', { happened: 'A pupil called Maya wrote a poem.' }, /^happened: .*name of a pupil/],
  ] satisfies [string, Partial<UpdateDetails>, RegExp][])('names %s', (_, overrides, problem) => {
    expect(problems(overrides)).toEqual([expect.stringMatching(problem)]);
  });

  test('is an area that is not worked on', () => {
    expect(problems({}, anArea({ closed: '2023-24' }))).toEqual([expect.stringContaining('is closed')]);
    expect(problemsOf(updateDetails(), null, now)).toMatchObject([{ field: 'area' }]);
  });
});

describe('details of pupils', () => {
  test.each([
    'UPN A823432110123 is enrolled',
    'UPN: 823432110',
    'date of birth: 3 May 2015',
    'DOB 03/05/2015',
    'The girl named Zoë came back.',
    "the child's name is not to be told",
  ])('are seen in "%s"', (text) => {
    expect(pupilDetailsIn(text)).not.toBeNull();
  });

  test.each([
    'The KS2 Challenge, called Norfolk’s own, began in 2024.',
    'Pupils born in the summer term do less well.',
    'A school called Samphire Primary opened its doors.',
    'Call 0344 800 8020 or see https://x.example/B2024110112345.',
    'Children called for more books.',
  ])('are not seen in "%s"', (text) => {
    expect(pupilDetailsIn(text)).toBeNull();
  });
});
