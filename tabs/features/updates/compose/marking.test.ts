import { describe, expect, it } from '@jest/globals';
import { marked } from './marking.ts';

/** The text with its selection between bars. */
const shown = (text: string, mark: 'bold' | 'list' | 'link'): string => {
  const start = text.indexOf('|');
  const end = text.lastIndexOf('|') - 1;
  const next = marked(text.replaceAll('|', ''), { start, end: Math.max(start, end) }, mark);
  const { text: result, selection } = next;
  return `${result.slice(0, selection.start)}|${result.slice(selection.start, selection.end)}|${result.slice(selection.end)}`;
};

describe('the buttons for Markdown', () => {
  it.each([
    ['bold', 'read |this| now', 'read **|this|** now'],
    ['bold', 'read ||', 'read **|bold words|**'],
    ['link', 'see |the survey|', 'see [the survey](|https://|)'],
    ['link', '||', '[words of the link](|https://|)'],
    ['list', 'first||', '- first||'],
    ['list', 'above\n|first\nsecond|', 'above\n\n- first\n- second||'],
    ['list', '- first\n|second|', '- first\n- second||'],
  ] as const)('%s makes of %j', (mark, before, after) => {
    expect(shown(before, mark)).toBe(after);
  });
});
