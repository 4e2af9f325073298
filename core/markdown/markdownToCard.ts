/**
 * Markdown as far as an Adaptive Card's TextBlock reads it (Adaptive Cards documentation, "Text features"): bold,
 * italic, lists and links. Headings become bold lines; everything else is text. The same is safe to paste wherever
 * Markdown is read, since nothing in it is markup that its author did not see here.
 */
import type { PhrasingContent } from 'mdast';
import { escapeMarkdown } from './escapeMarkdown.ts';
import { readMarkdown } from './readMarkdown.ts';
import { type Style, writeBlocks } from './writeBlocks.ts';

/** Spaces stand outside the marks, or they would not be read as marks. */
const marked = (words: string, mark: string): string => {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? [];
  return inner === '' ? words : `${before}${mark}${inner}${mark}${after}`;
};

const codes: Readonly<Record<string, string>> = {
  '(': '%28',
  ')': '%29',
  '<': '%3C',
  '>': '%3E',
  '\\': '%5C',
};
const address = (url: string): string => url.replace(/[()<>\\]/g, (sign) => codes[sign] ?? sign);

const escaped = (text: string): string => text.split('\n').map(escapeMarkdown).join('\n');

const inWords = (node: PhrasingContent): string => {
  if (node.type === 'break') return '  \n';
  if ('children' in node) {
    const words = node.children.map(inWords).join('');
    if (node.type === 'strong') return marked(words, '**');
    if (node.type === 'emphasis') return marked(words, '_');
    return node.type === 'link' ? `[${words}](${address(node.url)})` : words;
  }
  return 'value' in node ? escaped(node.value) : '';
};

const card: Style = {
  words: (children) => children.map(inWords).join(''),
  heading: (words) => marked(words.replaceAll('**', ''), '**'),
  quote: (blocks) => blocks,
  code: escaped,
  rule: '',
};

export const markdownToCard = (markdown: string): string =>
  writeBlocks(readMarkdown(markdown).children, card);
