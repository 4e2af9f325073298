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
