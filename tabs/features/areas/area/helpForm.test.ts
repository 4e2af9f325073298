import { expect, it } from '@jest/globals';
import { helpProblems, newHelp } from './helpForm.ts';

it('a question needs its words, an offer needs none', () => {
  expect(helpProblems(newHelp({ kind: 'ask', update: null }))).toEqual({ words: 'Enter a question.' });
  expect(helpProblems(newHelp({ kind: 'volunteer', update: null }))).toEqual({});
});

it('a suggestion needs a title and a whole address', () => {
  const help = newHelp({ kind: 'resource', update: null });
  expect(Object.keys(helpProblems(help))).toEqual(['title', 'link']);
  const resource = { title: 'Guide', link: 'http://norfolk.example', type: 'PDF' };
  expect(Object.keys(helpProblems({ ...help, resource }))).toEqual(['link']);
  expect(helpProblems({ ...help, resource: { ...resource, link: 'https://norfolk.example' } })).toEqual({});
});

it('an offer names the update that somebody came from, and falls back to a way that can be chosen', () => {
  expect(newHelp({ kind: 'survey', update: 'u1' })).toEqual({ how: 'volunteer', words: '', update: 'u1' });
});
