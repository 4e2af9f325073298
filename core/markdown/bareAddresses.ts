/** Addresses that people simply type become links: `See https://norfolk.example/a.` */
import type { PhrasingContent } from 'mdast';

const address = /https:\/\/[^\s<>"]+/gi;
/** Belongs to the sentence, not to the address. */
const sentenceEnd = /[.,;:!?'’”)\]*_]+$/;

const withoutEnd = (url: string): string => {
  const end = sentenceEnd.exec(url)?.[0] ?? '';
  // A bracket that was opened within the address is part of it.
  return end.startsWith(')') && url.includes('(')
    ? url.slice(0, url.length - end.length + 1)
    : url.slice(0, url.length - end.length);
};

/** The text as words and links, in order. */
export const linkAddresses = (text: string): PhrasingContent[] => {
  const parts: PhrasingContent[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const url = withoutEnd(found);
    if (url.length <= 'https://'.length) continue;
    if (index > done) parts.push({ type: 'text', value: text.slice(done, index) });
    parts.push({ type: 'link', url, children: [{ type: 'text', value: url }] });
    done = index + url.length;
  }
  if (done < text.length) parts.push({ type: 'text', value: text.slice(done) });
  return parts;
};
