/** Where an item leads: to a page of ours, or where an editor said. */
import { eventLink, updateLink } from '../contract/links.ts';
import type { DigestItem } from './issue.ts';

export const itemLink = (publicUrl: string, { source }: Pick<DigestItem, 'source'>): string => {
  if (source.kind === 'update') return updateLink(publicUrl, source.id);
  return source.kind === 'event' ? eventLink(publicUrl, source.id) : source.url;
};
