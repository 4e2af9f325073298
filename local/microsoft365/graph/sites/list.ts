/** Lists of a site. */
import type { List as GraphList } from '@microsoft/microsoft-graph-types';
import type { Collection, Store } from '../../store.ts';
import { eTagOf } from './eTag.ts';
import { itemNotFound } from './sharePointErrors.ts';
import { type Site, siteUrl } from './site.ts';

export type List = {
  id: string;
  siteId: string;
  /** The name in the web address; never changes. */
  name: string;
  displayName: string;
  description: string;
  template: string;
  hidden: boolean;
  contentTypesEnabled: boolean;
  createdDateTime: string;
  lastModifiedDateTime: string;
  /** Grows with every change of the list or its columns. */
  version: number;
  /** The number that the next item gets; numbers are never given twice. */
  nextItem: number;
};

export const listsIn = (store: Store): Collection<List> =>
  store.collection<List>('lists', { site: ({ siteId }) => siteId });

/** By id, name or display name, as SharePoint allows. @throws GraphError 404 */
export function findList(store: Store, site: Site, address: string): List {
  const wanted = address.toLowerCase();
  const found = listsIn(store)
    .by('site', site.id)
    .find(({ id, name, displayName }) =>
      [id, name, displayName].some((known) => known.toLowerCase() === wanted),
    );
  if (!found) throw itemNotFound('list');
  return found;
}

export const listUrl = (site: Site, { name }: List): string =>
  `${siteUrl(site)}/Lists/${encodeURIComponent(name)}`;

export function presentList(site: Site, list: List) {
  const eTag = eTagOf({ guid: list.id, version: list.version });
  return {
    '@odata.etag': eTag,
    createdDateTime: list.createdDateTime,
    description: list.description,
    eTag,
    id: list.id,
    lastModifiedDateTime: list.lastModifiedDateTime,
    name: list.name,
    webUrl: listUrl(site, list),
    displayName: list.displayName,
    parentReference: { siteId: site.id },
    list: { contentTypesEnabled: list.contentTypesEnabled, hidden: list.hidden, template: list.template },
  } satisfies GraphList & { '@odata.etag': string };
}
