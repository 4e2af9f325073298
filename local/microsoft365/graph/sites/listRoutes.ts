/** Lists: making, finding, changing and deleting them. */
import { z } from 'zod';
import { meets } from '../../odata/evaluate.ts';
import { pageOf } from '../../odata/paging.ts';
import type { QueryOptions } from '../../odata/queryOptions.ts';
import { ordered, selected } from '../../odata/select.ts';
import { forgetChanges, listScope } from '../changes/journal.ts';
import { GraphError } from '../graphError.ts';
import type { GraphRequest, Route, RouteContext } from '../route.ts';
import { builtInColumns } from './builtInColumns.ts';
import { columnsIn, columnsOf, internalName, presentColumn } from './column.ts';
import { newColumnSchema } from './columnRequest.ts';
import { addColumn } from './columnWrites.ts';
import { eTagOf, requireMatch } from './eTag.ts';
import { itemsIn, wholeSeconds } from './item.ts';
import { deleteItem } from './itemWrites.ts';
import { findList, type List, listsIn, presentList } from './list.ts';
import { mayManage, mayRead } from './permissions.ts';
import { nameAlreadyExists, readBody } from './sharePointErrors.ts';
import { findSite, type Site } from './site.ts';

const newListSchema = z.strictObject({
  displayName: z.string().min(1).max(255),
  description: z.string().default(''),
  columns: z.array(newColumnSchema).default([]),
  list: z
    .strictObject({
      template: z
        .literal('genericList', 'the local SharePoint has lists of the template genericList only')
        .default('genericList'),
      hidden: z.boolean().default(false),
      contentTypesEnabled: z.boolean().default(false),
    })
    .prefault({}),
});

const listChangeSchema = z.strictObject({
  displayName: z.string().min(1).max(255).optional(),
  description: z.string().optional(),
});

const siteOf = ({ params }: GraphRequest): Site => findSite(params['site-id'] ?? '');

/** Site and list that a path names. @throws GraphError 404 */
export function siteAndList(request: GraphRequest, { store }: RouteContext): { site: Site; list: List } {
  const site = siteOf(request);
  return { site, list: findList(store, site, request.params['list-id'] ?? '') };
}

/** A list with what `$expand` and `$select` ask for. */
const shaped = ({ store }: RouteContext, site: Site, list: List, { select, expand }: QueryOptions) => {
  const expanded = expand.map(({ property }) => property);
  const unknown = expanded.find((property) => property !== 'columns');
  if (unknown !== undefined) {
    throw new GraphError(501, 'notSupported', `The local SharePoint cannot expand '${unknown}' of a list.`);
  }
  const columns = expanded.length > 0 ? { columns: columnsOf(store, list.id).map(presentColumn) } : {};
  return selected({ ...presentList(site, list), ...columns }, select, expanded);
};

const requireFreeName = (
  { store }: RouteContext,
  site: Site,
  displayName: string,
  own: string | null,
): void => {
  const wanted = displayName.toLowerCase();
  const taken = listsIn(store)
    .by('site', site.id)
    .some((list) => list.id !== own && list.displayName.toLowerCase() === wanted);
  if (taken) throw nameAlreadyExists();
};

const metadata = ({ baseUrl }: RouteContext, site: Site, entity: boolean): string =>
  `${baseUrl}/$metadata#sites('${encodeURIComponent(site.id)}')/lists${entity ? '/$entity' : ''}`;

const createList = (request: GraphRequest, context: RouteContext) => {
  const site = siteOf(request);
  const { displayName, description, columns, list: info } = readBody(newListSchema, request.body);
  requireFreeName(context, site, displayName, null);
  const now = wholeSeconds(context.clock.now());
  const list: List = {
    id: context.newId(),
    siteId: site.id,
    name: internalName(displayName).replaceAll('_x0020_', ' '),
    displayName,
    description,
    ...info,
    createdDateTime: now,
    lastModifiedDateTime: now,
    version: 1,
    nextItem: 1,
  };
  listsIn(context.store).put(list.id, list);
  for (const column of builtInColumns(list.id)) columnsIn(context.store).put(column.id, column);
  try {
    for (const column of columns) addColumn(context, list, column);
  } catch (error) {
    removeList(context, list);
    throw error;
  }
  return {
    status: 201,
    body: {
      '@odata.context': metadata(context, site, true),
      ...presentList(site, findList(context.store, site, list.id)),
    },
  };
};

const removeList = (context: RouteContext, list: List): void => {
  for (const item of itemsIn(context.store).by('list', list.id)) deleteItem(context, item);
  forgetChanges(context.store, listScope(list.id));
  for (const column of columnsOf(context.store, list.id)) columnsIn(context.store).delete(column.id);
  listsIn(context.store).delete(list.id);
};

export const listOperations: readonly Route[] = [
  {
    method: 'GET',
    path: '/sites/{site-id}/lists',
    permissions: mayRead,
    coverage: {
      partial: '$expand of columns only; hidden lists are left out, as SharePoint leaves them out',
    },
    handle: (request, context) => {
      const site = siteOf(request);
      const { options } = request;
      const { filter, orderBy, top, skip, skipToken } = options;
      const visible = listsIn(context.store)
        .by('site', site.id)
        .filter(({ hidden }) => !hidden);
      const found = visible.filter((list) => !filter || meets(presentList(site, list), filter, () => true));
      const page = pageOf(ordered(found, orderBy), {
        url: request.url,
        top,
        skip,
        skipToken,
        defaultSize: 200,
        largest: 999,
      });
      const value = page.value.map((list) => shaped(context, site, list, options));
      return { status: 200, body: { '@odata.context': metadata(context, site, false), ...page, value } };
    },
  },
  {
    method: 'POST',
    path: '/sites/{site-id}/lists',
    permissions: mayManage,
    coverage: { partial: 'template genericList only' },
    handle: createList,
  },
  {
    method: 'GET',
    path: '/sites/{site-id}/lists/{list-id}',
    permissions: mayRead,
    coverage: { partial: '$expand of columns only' },
    handle: (request, context) => {
      const { site, list } = siteAndList(request, context);
      const body = shaped(context, site, list, request.options);
      return { status: 200, body: { '@odata.context': metadata(context, site, true), ...body } };
    },
  },
  {
    method: 'PATCH',
    path: '/sites/{site-id}/lists/{list-id}',
    permissions: mayManage,
    coverage: { partial: 'displayName and description' },
    handle: (request, context) => {
      const { site, list } = siteAndList(request, context);
      requireMatch(request.headers['if-match'], eTagOf({ guid: list.id, version: list.version }));
      const { displayName = list.displayName, description = list.description } = readBody(
        listChangeSchema,
        request.body,
      );
      requireFreeName(context, site, displayName, list.id);
      const changed: List = {
        ...list,
        displayName,
        description,
        version: list.version + 1,
        lastModifiedDateTime: wholeSeconds(context.clock.now()),
      };
      listsIn(context.store).put(list.id, changed);
      return {
        status: 200,
        body: { '@odata.context': metadata(context, site, true), ...presentList(site, changed) },
      };
    },
  },
  {
    method: 'DELETE',
    path: '/sites/{site-id}/lists/{list-id}',
    permissions: mayManage,
    coverage: 'supported',
    handle: (request, context) => {
      const { list } = siteAndList(request, context);
      requireMatch(request.headers['if-match'], eTagOf({ guid: list.id, version: list.version }));
      removeList(context, list);
      return { status: 204 };
    },
  },
];
