/** One letter as plain text and as HTML with the same words. No images, no tracking, links written out in full phrases. */

import { helpLink } from '../contract/links.ts';
import { escapeHtml } from '../escapeHtml.ts';

/** A paragraph, a heading under the first, a list of facts, or a link with the words that say where it leads. */
export type Block =
  | string
  | { heading: string }
  | { facts: readonly (readonly [name: string, value: string])[] }
  | { link: string; label: string };

export type Letter = { heading: string; blocks: readonly Block[]; why: string; publicUrl: string };

const sender = 'Norfolk Learning Collaborative';

const textOf = (block: Block): string => {
  if (typeof block === 'string') return block;
  if ('heading' in block) return block.heading;
  if ('facts' in block) return block.facts.map(([name, value]) => `${name}: ${value}`).join('\n');
  return `${block.label}:\n${block.link}`;
};

const htmlOf = (block: Block): string => {
  if (typeof block === 'string') return `<p>${escapeHtml(block)}</p>`;
  if ('heading' in block) return `<h2 style="font-size:1.1em">${escapeHtml(block.heading)}</h2>`;
  if ('facts' in block) {
    const rows = block.facts.map(
      ([name, value]) => `<li><strong>${escapeHtml(name)}:</strong> ${escapeHtml(value)}</li>`,
    );
    return `<ul style="list-style:none;padding:0">${rows.join('')}</ul>`;
  }
  return `<p><a href="${escapeHtml(block.link)}">${escapeHtml(block.label)}</a></p>`;
};

/** Footer: who writes, why, and where to read on. */
const footer = ({ why, publicUrl }: Letter): Block[] => [
  'Questions: reply to this e-mail.',
  `${sender}. ${why}`,
  { link: helpLink(publicUrl), label: 'Help, accessibility and privacy' },
];

export function letter(it: Letter): { text: string; html: string } {
  const blocks = [...it.blocks, ...footer(it)];
  const body = [`<h1 style="font-size:1.25em">${escapeHtml(it.heading)}</h1>`, ...blocks.map(htmlOf)].join(
    '\n',
  );
  return {
    text: `${[it.heading, ...blocks.map(textOf)].join('\n\n')}\n`,
    html: `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escapeHtml(it.heading)}</title></head><body style="font-family:sans-serif;max-width:600px">\n${body}\n</body></html>`,
  };
}
