/** Markdown as HTML for pages and mails: nothing but the elements of running text, links https and mailto only. */
import type { Root as HastRoot } from 'hast';
import { type Schema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { toHast } from 'mdast-util-to-hast';
import { readMarkdown } from './readMarkdown.ts';

/** A second fence behind the reading, which lets no HTML and no other links in. */
const schema: Schema = {
  tagNames: [
    ...['p', 'br', 'hr', 'strong', 'em', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a'],
    ...['h3', 'h4', 'h5', 'h6'],
  ],
  attributes: { a: ['href'], ol: ['start'] },
  protocols: { href: ['https', 'mailto'] },
  clobber: [],
  strip: ['script'],
};

const depths = ['h3', 'h4', 'h5', 'h6', 'h6', 'h6'];

/** The page around it has its own first and second headings. */
const lowerHeadings = (root: HastRoot): HastRoot => {
  for (const node of root.children)
    if (node.type === 'element' && /^h[1-6]$/.test(node.tagName))
      node.tagName = depths[Number(node.tagName.slice(1)) - 1] ?? 'h6';
  return root;
};

/** The sanitised tree, from which a page makes its elements. */
export const markdownToHast = (markdown: string): HastRoot => {
  const tree = toHast(readMarkdown(markdown));
  const root: HastRoot = tree.type === 'root' ? tree : { type: 'root', children: [] };
  const clean = sanitize(lowerHeadings(root), schema);
  return clean.type === 'root' ? clean : { type: 'root', children: [] };
};

export const markdownToHtml = (markdown: string): string => toHtml(markdownToHast(markdown));
