import { describe, expect, test } from '@jest/globals';
import { anEvent } from '../tests/builders/anEvent.ts';
import { soundsLikeConcern } from './safeguarding.ts';
import { bestMatches, byReference, filterByWords } from './search.ts';
import { typedDays } from './typedDays.ts';

const webinar = anEvent({
  id: 'b7k2q0000001',
  title: 'ITT provider webinar',
  kind: 'webinar',
  attendance: 'online',
  area: 'workforce',
  venue: null,
});
const visit = anEvent({ id: 'm0000l100002', title: 'Reading fluency', kind: 'visit', area: 'ks2' });
const horizons = anEvent({
  id: 'c1k2q0000003',
  title: 'New Horizons conference',
  kind: 'conference',
  area: 'transitions',
});
const events = [webinar, visit, horizons];
const titles = (words: string) => bestMatches(events, words).found.map(({ title }) => title);

describe('finding events', () => {
  test('by words of the title, in any order, with slips and beginnings', () => {
    expect(titles('horizons new')).toEqual(['New Horizons conference']);
    expect(titles('flunecy reading')).toEqual(['Reading fluency']);
    expect(titles('the itt webinar please')).toEqual([]);
    expect(titles('the itt webinar')).toEqual(['ITT provider webinar']);
    expect(titles('confer')).toEqual(['New Horizons conference']);
  });

  test('by kind, area and how one takes part', () => {
    expect(filterByWords(events, 'online').map(({ title }) => title)).toEqual(['ITT provider webinar']);
    expect(filterByWords(events, 'visits ks2').map(({ title }) => title)).toEqual(['Reading fluency']);
    expect(filterByWords(events, 'transitions')).toEqual([horizons]);
    expect(filterByWords(events, 'what is on')).toEqual(events);
  });

  test('by initials', () => {
    const training = anEvent({ id: 'x', title: 'Initial teacher training: webinar of providers' });
    expect(bestMatches([training, visit], 'itt webinar').found).toEqual([training]);
  });

  test('offers what fits in part when nothing fits whole', () => {
    expect(bestMatches(events, 'zebra webinar')).toEqual({ found: [], near: [webinar] });
    expect(bestMatches(events, 'xyzzy')).toEqual({ found: [], near: [] });
  });

  test('by reference, with O for 0 and I for 1', () => {
    expect(byReference(events, 'b7k2q')).toEqual([webinar]);
    expect(byReference(events, ' MOOOOL')).toEqual([]);
    expect(byReference(events, 'moool')).toEqual([]);
    expect(byReference([visit], 'MOOOO')).toEqual([visit]);
    expect(byReference(events, 'B7K2')).toEqual([]);
  });
});

test('days are found whatever the order of the words', () => {
  expect(typedDays('week this', '2027-05-13')).toMatchObject({ from: '2027-05-10', to: '2027-05-17' });
  expect(typedDays('month webinars next', '2027-05-13')).toMatchObject({
    from: '2027-06-01',
    rest: 'webinars',
  });
  expect(typedDays('webinars', '2027-05-13')).toBeNull();
});

test.each([
  ['A pupil told me that her dad hits her', true],
  ['I think a child is being neglected at home', true],
  ['she is self-harming', true],
  ['she talks of self harm', true],
  ['book the safeguarding call for evidence', false],
  ['events about child development', false],
  ['safeguarding deadlines', false],
])('“%s” is a concern: %s', (text, expected) => {
  expect(soundsLikeConcern(text)).toBe(expected);
});
