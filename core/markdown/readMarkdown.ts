/**
 * The Markdown that people write here, read into a tree: paragraphs, headings, lists, quotations, emphasis, code and
 * links. Raw HTML is not read, so it stays the text that it is; so do indented code, which people mean as indented
 * text, and definitions of links elsewhere in the text.
 */
import type { Nodes, Parents, PhrasingContent, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { toString as textOf } from 'mdast-util-to-string';
import { linkAddresses } from './bareAddresses.ts';

const plainer = { disable: { null: ['htmlFlow', 'htmlText', 'codeIndented', 'definition'] } };

/** Where links may lead: everything else stays text. */
export const isSafeLink = (url: string): boolean => /^(https:\/\/|mailto:)[^\s]/i.test(url);

const linkTo = (url: string, children: PhrasingContent[]): PhrasingContent[] =>
  isSafeLink(url) ? [{ type: 'link', url, children }] : children;

type Mended = Extract<PhrasingContent, { type: 'link' | 'image' | 'text' }>;

/** Pictures are not loaded: their description stands for them and leads to them. */
const safe = (node: Mended): PhrasingContent[] => {
  if (node.type === 'text') return linkAddresses(node.value);
  if (node.type === 'link') return linkTo(node.url, node.children);
  return linkTo(node.url, [{ type: 'text', value: node.alt?.trim() || 'Picture without a description' }]);
};

const isMended = (node: Nodes): node is Mended => ['link', 'image', 'text'].includes(node.type);

/** Within a link there are words only: links do not stand within links. */
const makeSafe = (parent: Parents, within: 'link' | 'text' = 'text'): void => {
  const children: Nodes[] = parent.children.flatMap((node: Nodes): Nodes[] => {
    if ('children' in node) makeSafe(node, node.type === 'link' ? 'link' : within);
    if (!isMended(node)) return [node];
    const mended = safe(node);
    return within === 'link' ? [{ type: 'text', value: textOf(mended) }] : mended;
  });
  parent.children = children as typeof parent.children;
};

/** Links and pictures as they were typed, wherever they lead. */
export const readAsWritten = (markdown: string): Root => fromMarkdown(markdown, { extensions: [plainer] });

/** Never fails: whatever people type is Markdown of some kind. */
export const readMarkdown = (markdown: string): Root => {
  const tree = readAsWritten(markdown);
  makeSafe(tree);
  return tree;
};
