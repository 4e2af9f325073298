import { describe, expect, it } from '@jest/globals';
import { findTypedDates } from './typedDates.ts';

/** A Thursday. */
const today = '2027-05-13';
const range = (text: string) => {
  const found = findTypedDates(text, today);
  return found && [found.from, found.to];
};

describe('dates as people type them', () => {
  it.each([
    ['today', '2027-05-13', '2027-05-14'],
    ['tomorrow', '2027-05-14', '2027-05-15'],
    ['tue', '2027-05-18', '2027-05-19'],
    ['Thursday', '2027-05-13', '2027-05-14'],
    ['next tue', '2027-05-18', '2027-05-19'],
    ['next Friday', '2027-05-21', '2027-05-22'],
    ['12/5', '2028-05-12', '2028-05-13'],
    ['13/5', '2027-05-13', '2027-05-14'],
    ['12/05/27', '2027-05-12', '2027-05-13'],
    ['12 May 2027', '2027-05-12', '2027-05-13'],
    ['Weds 19th of May', '2027-05-19', '2027-05-20'],
    ['1 Sept', '2027-09-01', '2027-09-02'],
    ['this week', '2027-05-10', '2027-05-17'],
    ['next week', '2027-05-17', '2027-05-24'],
    ['this month', '2027-05-01', '2027-06-01'],
    ['next month', '2027-06-01', '2027-07-01'],
    ['wb 17 May', '2027-05-17', '2027-05-24'],
    ['week beginning 18/5', '2027-05-17', '2027-05-24'],
    ['in March', '2028-03-01', '2028-04-01'],
    ['December 2027', '2027-12-01', '2028-01-01'],
    ['29 Feb', '2028-02-29', '2028-03-01'],
    ['2027-06-11', '2027-06-11', '2027-06-12'],
  ])('reads "%s"', (text, from, to) => {
    expect(range(text)).toEqual([from, to]);
  });

  it.each(['31 June 2027', '45/13', 'transitions', 'monthly', 'market day', '', 'sundry'])(
    'finds no date in "%s"',
    (text) => {
      expect(range(text)).toBeNull();
    },
  );

  it('leaves the other words of the sentence', () => {
    expect(findTypedDates('practice week events on Wed  please', today)).toMatchObject({
      from: '2027-05-19',
      phrase: 'on Wed',
      rest: 'practice week events please',
    });
  });
});
