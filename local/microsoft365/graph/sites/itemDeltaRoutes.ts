/** What changed in a list since last asked (Microsoft Graph documentation, "listItem: delta"). */
import { type DeltaPage, deltaPage, type Followed, firstToken } from '../changes/deltaPage.ts';
import { deltaSettings } from '../changes/deltaSettings.ts';
import { readToken, writeToken } from '../changes/deltaToken.ts';
import { type Change, listScope } from '../changes/journal.ts';
import { GraphError } from '../graphError.ts';
import type { GraphReply, GraphRequest, Route, RouteContext } from '../route.ts';
import { type Item, itemKey, itemsIn } from './item.ts';
import { listViewThreshold } from './itemQuery.ts';
import { itemMetadata, shapedItem } from './itemShape.ts';
import type { List } from './list.ts';
import { siteAndList } from './listRoutes.ts';
import { mayRead } from './permissions.ts';
import { invalidRequest } from './sharePointErrors.ts';
import type { Site } from './site.ts';

const defaultPage = 200;

/** Not on the documented list of options: refused rather than passed over. */
const requireSupported = ({ options: { filter, orderBy, skip, count } }: GraphRequest): void => {
  if (filter || orderBy.length > 0 || skip !== null || count)
    throw invalidRequest('A delta query takes $select, $expand and $top only.');
};

/** This address with another token: it keeps `$select`, `$expand` and `$top`. */
const linkWith = (request: GraphRequest, token: string | null): string => {
  const url = new URL(request.url.replace(/\(token=[^)]*\)/, ''));
  url.searchParams.delete('token');
  if (token !== null) url.searchParams.set('token', token);
  return url.href.replaceAll('%24', '$');
};

/** The client has to begin afresh, and is told where, and what to make of differences. */
const lost = (request: GraphRequest, { store }: RouteContext): GraphError =>
  new GraphError(410, 'resyncRequired', 'Resync required. Replace any local items with the server state.', {
    headers: { Location: linkWith(request, null) },
    details: { innerError: { code: deltaSettings.read(store).listExpiry } },
  });

const deleted = (site: Site, list: List, id: string) => ({
  id,
  parentReference: { id: list.id, siteId: site.id },
  contentType: { id: '0x0100', name: 'Item' },
  deleted: { state: 'deleted' },
});

/** What is there comes as asked for, what is gone with the facet `deleted`. Cursors are item numbers. */
const followed = (request: GraphRequest, context: RouteContext, site: Site, list: List) => {
  const items = itemsIn(context.store);
  const shown = (item: Item): object => shapedItem(context, site, list, item, request.options, false);
  return {
    scope: listScope(list.id),
    subject: [list.id],
    list: (cursor: string | null, count: number) => {
      const found: { entry: object; cursor: string }[] = [];
      for (let number = Number(cursor) + 1; number < list.nextItem && found.length < count; number += 1) {
        const item = items.get(itemKey(list.id, number));
        if (item) found.push({ entry: shown(item), cursor: String(number) });
      }
      return found;
    },
    changed: ({ id }: Change) => {
      const item = items.get(itemKey(list.id, id));
      return item ? shown(item) : deleted(site, list, id);
    },
  } satisfies Followed<object>;
};

const pageFor = (
  request: GraphRequest,
  context: RouteContext,
  view: Followed<object>,
): DeltaPage<object> | null => {
  const given = request.params.token ?? request.query.get('token');
  const begins = given === null || given === 'latest';
  const token = begins ? firstToken(context, view, given === 'latest') : readToken(given);
  const size = Math.min(Math.max(request.options.top ?? defaultPage, 1), listViewThreshold);
  return token && deltaPage(context, view, token, size);
};

const listChanges = (request: GraphRequest, context: RouteContext): GraphReply => {
  requireSupported(request);
  const { site, list } = siteAndList(request, context);
  const page = pageFor(request, context, followed(request, context, site, list));
  if (page === null) throw lost(request, context);
  const link = {
    [page.done ? '@odata.deltaLink' : '@odata.nextLink']: linkWith(request, writeToken(page.next)),
  };
  const metadata = { '@odata.context': itemMetadata(context, site, list, '') };
  return { status: 200, body: { ...metadata, ...link, value: page.value } };
};

const operation: Omit<Route, 'path'> = {
  method: 'GET',
  permissions: mayRead,
  coverage: { partial: '$select, $expand of fields and $top' },
  handle: listChanges,
};

export const itemDeltaOperations: readonly Route[] = [
  { ...operation, path: '/sites/{site-id}/lists/{list-id}/items/delta()' },
  { ...operation, path: "/sites/{site-id}/lists/{list-id}/items/delta(token='{token}')" },
];
