/** An event's body: always HTML inside Outlook, with a preview, and with the invitation to join appended to online meetings. */
import type { EventRequest } from './eventRequest.ts';

const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

const page = (content: string): string =>
  `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>${content}</body></html>`;

/** What the client sent, as Outlook keeps it: an HTML page. */
export const toHtml = (body: NonNullable<EventRequest['body']>): string => {
  const content = body.content ?? '';
  if (content === '') return '';
  if (body.contentType === 'text')
    return page(`<div class="PlainText">${escapeHtml(content).replace(/\r?\n/g, '<br>\n')}</div>`);
  return /<body[\s>]/i.test(content) ? content : page(content);
};

const blob = (joinUrl: string): string =>
  [
    '<br><div style="width:100%"><span style="white-space:nowrap; color:#5F5F5F; opacity:.36">',
    '________________________________________________________________________________</span></div>',
    '<div class="me-email-text" lang="en-GB"><div><span class="me-email-text" style="font-size:24px">',
    'Microsoft Teams meeting</span></div><div><a class="me-email-headline" ',
    `href="${escapeHtml(joinUrl)}" target="_blank" rel="noreferrer noopener">Join the meeting now</a></div></div>`,
  ].join('');

/** The body with the way into the meeting at its end. */
export const appendJoinBlob = (html: string, joinUrl: string): string => {
  const document = html === '' ? page('') : html;
  const end = document.toLowerCase().lastIndexOf('</body>');
  return end < 0 ? document + blob(joinUrl) : document.slice(0, end) + blob(joinUrl) + document.slice(end);
};

/** Whether the way into the meeting is still in the body; a meeting whose body has lost it is no longer online. */
export const hasJoinBlob = (html: string, joinUrl: string): boolean =>
  html.includes(escapeHtml(joinUrl)) || html.includes(joinUrl);

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
};

/** The body as plain text, for people who ask for text and for the preview. */
export const toText = (html: string): string =>
  html
    .replace(/<(head|style|script)[\s\S]*?<\/\1>/gi, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/<(br|\/p|\/div|\/li|\/h\d)\b[^>]*>/gi, '\r\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities[name] ?? '')
    .replace(/[ \t]*\r\n[ \t]*/g, '\r\n')
    .replace(/(\r\n){3,}/g, '\r\n\r\n')
    .trim();

/** The first 255 characters of the text. */
export const previewOf = (html: string): string => toText(html).slice(0, 255);
