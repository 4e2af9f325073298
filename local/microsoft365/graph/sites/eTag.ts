/** Entity tags of SharePoint, `"guid,version"` with the quotes, and the condition a client may put on a write. */
import { resourceModified } from './sharePointErrors.ts';

export const eTagOf = ({ guid, version }: { guid: string; version: number }): string =>
  `"${guid},${version}"`;

/** @throws GraphError 412 `resourceModified` when `If-Match` names another version; `*` and no header mean any */
export function requireMatch(ifMatch: string | undefined, eTag: string): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return;
  const bare = (tag: string) => tag.trim().replace(/^W\//, '').replaceAll('"', '').toLowerCase();
  const tags = ifMatch.match(/"[^"]*"/g) ?? [ifMatch];
  if (!tags.some((tag) => bare(tag) === bare(eTag))) throw resourceModified();
}
