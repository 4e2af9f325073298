/** Plain text as HTML for Outlook, and our part of a body that Outlook and Teams have added to. */
import { escapeHtml } from '#core/escapeHtml.ts';

/** https only; a full stop, comma or bracket behind an address is the sentence's. */
const address = /https:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]]/g;

const withLinks = (text: string): string => {
  let html = '';
  let end = 0;
  for (const match of text.matchAll(address)) {
    const link = escapeHtml(match[0]);
    html += `${escapeHtml(text.slice(end, match.index))}<a href="${link}">${link}</a>`;
    end = match.index + match[0].length;
  }
  return html + escapeHtml(text.slice(end));
};

/** Paragraphs are separated by blank lines, lines inside them kept. */
const paragraphs = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${withLinks(paragraph.trim()).replace(/\n/g, '<br>')}</p>`)
    .join('');

const partId = 'collaborative-details';

/** Outlook may put `x_` before an id it has carried from one mail to another. We never nest a div in ours. */
const ourPart = new RegExp(`<div[^>]*\\bid="(?:x_)?${partId}"[^>]*>[\\s\\S]*?</div>`, 'i');

/** Our part of a body, marked so that it is found again. */
export const markedPart = (text: string): string => `<div id="${partId}">${paragraphs(text)}</div>`;

/**
 * The body with our part exchanged and everything else kept: the way into a Teams meeting stands in the body, and a
 * body without it ends the meeting (Microsoft Graph documentation, "Update event"). Where our part is gone it is put first.
 */
export const withOurPart = (body: string, part: string): string => {
  // A function, so that a `$` in the text is no instruction.
  if (ourPart.test(body)) return body.replace(ourPart, () => part);
  const opening = /<body[^>]*>/i.exec(body);
  if (!opening) return part + body;
  const place = opening.index + opening[0].length;
  return body.slice(0, place) + part + body.slice(place);
};

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

const decoded = (html: string): string =>
  html.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[name.toLowerCase()] ?? whole;
    const point = Number.parseInt(decimal ?? hex, decimal ? 10 : 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });

/**
 * The plain text of our part of a body: what `markedPart` was given, save blank space around its paragraphs. Null where
 * our part is gone. Line ends in HTML are only spaces.
 */
export const textOfOurPart = (body: string): string | null => {
  const part = ourPart.exec(body)?.[0];
  if (part === undefined) return null;
  const lines = part
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/p>/gi, '\n\n')
    .replace(/<[^>]*>/g, '');
  return decoded(lines)
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
};
