/** The sites of the local tenant: the root and the collaborative's own. They exist from the start and cannot be made. */
import type { Site as GraphSite } from '@microsoft/microsoft-graph-types';
import { siteHost, sitePath } from '../../../people.ts';
import { GraphError } from '../graphError.ts';
import { stableGuid } from './stableGuid.ts';

export type Site = {
  /** `host,site collection,web`, as SharePoint gives it. */
  id: string;
  host: string;
  /** Server-relative; `/` for the root. */
  path: string;
  name: string;
  displayName: string;
};

const site = (path: string, name: string, displayName: string): Site => ({
  id: `${siteHost},${stableGuid(siteHost, path, 'collection')},${stableGuid(siteHost, path, 'web')}`,
  host: siteHost,
  path,
  name,
  displayName,
});

const rootSite = site('/', '', 'Norfolk');
const collaborativeSite = site(sitePath, sitePath.split('/').at(-1) ?? '', 'Norfolk Learning Collaborative');
const sites = [rootSite, collaborativeSite];

export const siteUrl = ({ host, path }: Site): string => `https://${host}${path === '/' ? '' : path}`;

/**
 * The site an address means: its id or the first GUID of it, `root`, its host, or `{host}:/{path}`.
 * @throws GraphError 404 `itemNotFound`
 */
export function findSite(address: string): Site {
  const wanted = address.toLowerCase();
  const found = sites.find(({ id, host, path }) => {
    const names = [id, id.split(',')[1] ?? id, `${host}:${path}`];
    if (path === '/') names.push('root', host);
    return names.some((name) => name.toLowerCase() === wanted);
  });
  if (!found) throw new GraphError(404, 'itemNotFound', 'Requested site could not be found');
  return found;
}

/** When the local tenant was founded, for what it never saw made. */
const founded = '2024-01-01T00:00:00Z';

export function presentSite(found: Site) {
  return {
    id: found.id,
    name: found.name,
    displayName: found.displayName,
    description: '',
    webUrl: siteUrl(found),
    createdDateTime: founded,
    lastModifiedDateTime: founded,
    siteCollection: { hostname: found.host },
    ...(found.path === '/' ? { root: {} } : {}),
  } satisfies GraphSite;
}
