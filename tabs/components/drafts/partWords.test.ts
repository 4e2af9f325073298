import { expect, it } from '@jest/globals';
import { differing, mineOver, type PartWords } from './partWords.ts';

type Notice = { name: string; place: string; reason: string };
const words: PartWords<Notice> = {
  names: { name: 'Name', place: 'Place' },
  say: (notice, part) => notice[part],
};
const base: Notice = { name: 'Before', place: 'Norwich', reason: '' };

it('what the author never touched is the others’, what they touched is their own', () => {
  const mine = { ...base, name: 'Mine' };
  const theirs = { ...base, name: 'Theirs', place: 'Cromer' };
  expect(mineOver(words, { mine, theirs, base })).toEqual({ name: 'Mine', place: 'Cromer', reason: '' });
});

it('where nobody knows what both began with, everything is the author’s own', () => {
  const mine = { ...base, name: 'Mine' };
  expect(mineOver(words, { mine, theirs: { ...base, place: 'Cromer' }, base: {} })).toEqual(mine);
});

it('a part without a name is not compared and stays the author’s own', () => {
  const mine = { ...base, reason: 'The day was missing.' };
  expect(differing(words, mine, base)).toEqual([]);
  expect(mineOver(words, { mine, theirs: base, base }).reason).toBe('The day was missing.');
});
