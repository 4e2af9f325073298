/** What changed in a list since last asked (Microsoft Graph documentation, "listItem: delta"). */
import { GraphError } from '../graphError.ts';
import type { GraphReply, GraphRequest, Route, RouteContext } from '../route.ts';
import { itemKey, itemsIn } from './item.ts';
import { changesAfter, type ItemChange, lastPosition } from './itemChanges.ts';
import { itemMetadata, shapedItem } from './itemShape.ts';
import type { List } from './list.ts';
import { siteAndList } from './listRoutes.ts';
import { mayRead } from './permissions.ts';
import type { Site } from './site.ts';

const defaultPage = 200;

const tokenOf = (listId: string, position: number): string =>
  Buffer.from(JSON.stringify([listId, position])).toString('base64url');

/** The change up to which the token's holder knows the list; null for a token that no longer leads anywhere. */
const positionOf = (token: string, listId: string, last: number): number | null => {
  try {
    const [list, position]: unknown[] = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return list === listId && typeof position === 'number' && position <= last ? position : null;
  } catch {
    return null;
  }
};

const linkWith = (request: GraphRequest, token: string | null): string => {
  const url = new URL(request.url.replace(/\(token=[^)]*\)/, ''));
  url.searchParams.delete('token');
  if (token !== null) url.searchParams.set('token', token);
  return url.href.replaceAll('%24', '$');
};

/** The client has to begin afresh, and is told where. */
const resync = (request: GraphRequest): GraphError =>
  new GraphError(410, 'resyncRequired', 'Resync required. Replace any local items with the server state.', {
    headers: { Location: linkWith(request, null) },
    details: { innerError: { code: 'resyncChangesApplyDifferences' } },
  });

const deleted = (site: Site, list: List, number: number) => ({
  id: String(number),
  parentReference: { id: list.id, siteId: site.id },
  contentType: { id: '0x0100', name: 'Item' },
  deleted: { state: 'deleted' },
});

const entryOf = (
  request: GraphRequest,
  context: RouteContext,
  site: Site,
  list: List,
  change: ItemChange,
) => {
  const item = itemsIn(context.store).get(itemKey(list.id, change.number));
  return item
    ? shapedItem(context, site, list, item, request.options, false)
    : deleted(site, list, change.number);
};

/** The state of each item that changed, not each change; whoever begins hears of no deletions. */
const listChanges = (request: GraphRequest, context: RouteContext): GraphReply => {
  const { site, list } = siteAndList(request, context);
  const { store } = context;
  const token = request.params.token ?? request.query.get('token');
  const last = lastPosition(store, list.id);
  const from = token === null ? 0 : token === 'latest' ? last : positionOf(token, list.id, last);
  if (from === null) throw resync(request);
  const exists = ({ number }: ItemChange) => itemsIn(store).get(itemKey(list.id, number)) !== undefined;
  const all = changesAfter(store, list.id, from).filter((change) => token !== null || exists(change));
  const page = all.slice(0, request.options.top ?? defaultPage);
  const end = page.at(-1)?.position ?? last;
  const link =
    page.length < all.length
      ? { '@odata.nextLink': linkWith(request, tokenOf(list.id, end)) }
      : { '@odata.deltaLink': linkWith(request, tokenOf(list.id, last)) };
  const value = page.map((change) => entryOf(request, context, site, list, change));
  return { status: 200, body: { '@odata.context': itemMetadata(context, site, list, ''), ...link, value } };
};

const operation: Omit<Route, 'path'> = {
  method: 'GET',
  permissions: mayRead,
  coverage: { partial: '$select, $expand of fields and $top; a token is good for as long as its list' },
  handle: listChanges,
};

export const itemDeltaOperations: readonly Route[] = [
  { ...operation, path: '/sites/{site-id}/lists/{list-id}/items/delta()' },
  { ...operation, path: "/sites/{site-id}/lists/{list-id}/items/delta(token='{token}')" },
];
