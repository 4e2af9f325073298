/** Markdown as plain text for mails, lists and whatever people paste it into: every link is written out. */
import type { PhrasingContent } from 'mdast';
import { cut } from '../cut.ts';
import { readMarkdown } from './readMarkdown.ts';
import { type Style, writeBlocks } from './writeBlocks.ts';

const bare = (url: string): string => url.replace(/^mailto:/i, '');

const written = (label: string, url: string): string =>
  label === bare(url) ? label : `${label} (${bare(url)})`;

const inWords = (node: PhrasingContent, link: typeof written): string => {
  if (node.type === 'break') return '\n';
  if ('children' in node) {
    const words = node.children.map((child) => inWords(child, link)).join('');
    return node.type === 'link' ? link(words, node.url) : words;
  }
  return 'value' in node ? node.value : '';
};

const plain = (link: typeof written): Style => ({
  words: (children) => children.map((child) => inWords(child, link)).join(''),
  heading: (words) => words,
  quote: (blocks) => blocks,
  code: (text) => text,
  rule: '',
});

export const markdownToText = (markdown: string): string =>
  writeBlocks(readMarkdown(markdown).children, plain(written));

/** What stands in lines, as running words: `Two themes: who to ask; when it happens. More in spring.` */
const onOneLine = (text: string): string => {
  let words = '';
  let inList = false;
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const item = /^ *(?:-|\d+\.) (.*)$/.exec(line)?.[1];
    const goesOn = item === undefined && line.startsWith('  ');
    const isEnded = words === '' || /[.!?:;,…]$/.test(words);
    if (!isEnded && item !== undefined) words += inList ? ';' : ':';
    else if (!isEnded && inList && !goesOn) words += '.';
    words += ` ${(item ?? line).trim()}`;
    inList = item !== undefined || (inList && goesOn);
  }
  return words.replace(/\s+/g, ' ').trim();
};

/** The first words on one line, links without their addresses, cut between words with an ellipsis. */
export const excerptOf = (markdown: string, most = 200): string => {
  const words = writeBlocks(
    readMarkdown(markdown).children,
    plain((label) => label),
  );
  return cut(onOneLine(words), most);
};
