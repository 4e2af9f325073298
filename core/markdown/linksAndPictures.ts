/** What a text leads to and shows, as its author wrote it: before links that lead nowhere are taken out. */
import type { Nodes } from 'mdast';
import { isSafeLink, readAsWritten } from './readMarkdown.ts';

export const linksAndPictures = (
  markdown: string,
): { unsafeLinks: string[]; picturesWithoutDescription: number } => {
  const found = { unsafeLinks: [] as string[], picturesWithoutDescription: 0 };
  const look = (node: Nodes): void => {
    if ((node.type === 'link' || node.type === 'image') && !isSafeLink(node.url))
      found.unsafeLinks.push(node.url);
    if (node.type === 'image' && !node.alt?.trim()) found.picturesWithoutDescription += 1;
    if ('children' in node) node.children.forEach(look);
  };
  look(readAsWritten(markdown));
  return found;
};
