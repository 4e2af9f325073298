/** The items of a list. */
import { z } from 'zod';
import { pageOf } from '../../odata/paging.ts';
import type { QueryOptions } from '../../odata/queryOptions.ts';
import { selected } from '../../odata/select.ts';
import { GraphError } from '../graphError.ts';
import type { GraphRequest, Route, RouteContext } from '../route.ts';
import { columnsOf } from './column.ts';
import { requireMatch } from './eTag.ts';
import { eTagOfItem, findItem, type Item, presentFields, presentItem } from './item.ts';
import { listViewThreshold, queryItems } from './itemQuery.ts';
import { createItem, deleteItem, updateItem } from './itemWrites.ts';
import type { List } from './list.ts';
import { siteAndList } from './listRoutes.ts';
import { mayRead, mayWrite } from './permissions.ts';
import { fieldNotRecognised, invalidRequest, readBody } from './sharePointErrors.ts';
import type { Site } from './site.ts';

const fieldsSchema = z.record(z.string(), z.unknown());
const newItemSchema = z.strictObject({
  '@odata.type': z.string().optional(),
  fields: fieldsSchema.default({}),
});
const itemChangeSchema = z.strictObject({ '@odata.type': z.string().optional(), fields: fieldsSchema });

const metadata = ({ baseUrl }: RouteContext, site: Site, list: List, rest: string): string =>
  `${baseUrl}/$metadata#sites('${encodeURIComponent(site.id)}')/lists('${list.id}')/items${rest}`;

const itemOf = (request: GraphRequest, context: RouteContext) => {
  const { site, list } = siteAndList(request, context);
  return { site, list, item: findItem(context.store, list, request.params['listItem-id'] ?? '') };
};

/** @throws GraphError 400 for a field that the list does not have */
const selectedFields = (
  { store }: RouteContext,
  list: List,
  item: Item,
  select: readonly string[] | null,
) => {
  const fields = presentFields(item);
  if (select === null || select.includes('*')) return fields;
  const known = new Set(['id', ...columnsOf(store, list.id).map(({ name }) => name)]);
  const unknown = select.find((name) => !known.has(name));
  if (unknown !== undefined) throw fieldNotRecognised(unknown);
  return selected({ ...fields, ID: item.number }, select);
};

/** An item as asked for. `always`: with its fields even when nobody expands them, as a single item comes. */
const shaped = (
  context: RouteContext,
  site: Site,
  list: List,
  item: Item,
  options: QueryOptions,
  always: boolean,
) => {
  const expansion = options.expand.find(({ property }) => property === 'fields');
  const other = options.expand.find(({ property }) => property !== 'fields');
  if (other)
    throw new GraphError(
      501,
      'notSupported',
      `The local SharePoint cannot expand '${other.property}' of an item.`,
    );
  const expanded = expansion !== undefined || (always && options.select === null);
  const shown = selected(presentItem(site, list, item), options.select);
  if (!expanded) return shown;
  return { ...shown, fields: selectedFields(context, list, item, expansion?.options.select ?? null) };
};

export const itemOperations: readonly Route[] = [
  {
    method: 'GET',
    path: '/sites/{site-id}/lists/{list-id}/items',
    permissions: mayRead,
    coverage: { partial: '$expand of fields only; $skip and $count are refused, as SharePoint refuses them' },
    handle: (request, context) => {
      const { site, list } = siteAndList(request, context);
      const { options, url } = request;
      if (options.skip !== null)
        throw invalidRequest(
          '$skip is not supported on this API. Only URLs returned by the API can be used to page.',
        );
      if (options.count) throw invalidRequest('$count is not supported on this API.');
      const found = queryItems(context.store, site, list, options, request.headers.prefer);
      const { top, skipToken } = options;
      const page = pageOf(found, { url, top, skipToken, defaultSize: 200, largest: listViewThreshold });
      const value = page.value.map((item) => shaped(context, site, list, item, options, false));
      return { status: 200, body: { '@odata.context': metadata(context, site, list, ''), ...page, value } };
    },
  },
  {
    method: 'POST',
    path: '/sites/{site-id}/lists/{list-id}/items',
    permissions: mayWrite,
    coverage: 'supported',
    handle: (request, context) => {
      const { site, list } = siteAndList(request, context);
      const { fields } = readBody(newItemSchema, request.body);
      const item = createItem(context, list, request.caller, fields);
      const body = { ...presentItem(site, list, item), fields: presentFields(item) };
      return {
        status: 201,
        headers: { ETag: eTagOfItem(item) },
        body: { '@odata.context': metadata(context, site, list, '/$entity'), ...body },
      };
    },
  },
  {
    method: 'GET',
    path: '/sites/{site-id}/lists/{list-id}/items/{listItem-id}',
    permissions: mayRead,
    coverage: { partial: '$expand of fields only' },
    handle: (request, context) => {
      const { site, list, item } = itemOf(request, context);
      const body = shaped(context, site, list, item, request.options, true);
      return {
        status: 200,
        headers: { ETag: eTagOfItem(item) },
        body: { '@odata.context': metadata(context, site, list, '/$entity'), ...body },
      };
    },
  },
  {
    method: 'PATCH',
    path: '/sites/{site-id}/lists/{list-id}/items/{listItem-id}',
    permissions: mayWrite,
    coverage: { partial: 'fields only' },
    handle: (request, context) => {
      const { site, list, item } = itemOf(request, context);
      requireMatch(request.headers['if-match'], eTagOfItem(item));
      const { fields } = readBody(itemChangeSchema, request.body);
      const changed = updateItem(context, list, item, request.caller, fields);
      const body = { ...presentItem(site, list, changed), fields: presentFields(changed) };
      return {
        status: 200,
        headers: { ETag: eTagOfItem(changed) },
        body: { '@odata.context': metadata(context, site, list, '/$entity'), ...body },
      };
    },
  },
  {
    method: 'DELETE',
    path: '/sites/{site-id}/lists/{list-id}/items/{listItem-id}',
    permissions: mayWrite,
    coverage: 'supported',
    handle: (request, context) => {
      const { item } = itemOf(request, context);
      requireMatch(request.headers['if-match'], eTagOfItem(item));
      deleteItem(context, item);
      return { status: 204 };
    },
  },
  {
    method: 'GET',
    path: '/sites/{site-id}/lists/{list-id}/items/{listItem-id}/fields',
    permissions: mayRead,
    coverage: 'supported',
    handle: (request, context) => {
      const { site, list, item } = itemOf(request, context);
      const fields = selectedFields(context, list, item, request.options.select);
      const rest = `('${item.number}')/fields/$entity`;
      return { status: 200, body: { '@odata.context': metadata(context, site, list, rest), ...fields } };
    },
  },
  {
    method: 'PATCH',
    path: '/sites/{site-id}/lists/{list-id}/items/{listItem-id}/fields',
    permissions: mayWrite,
    coverage: 'supported',
    handle: (request, context) => {
      const { site, list, item } = itemOf(request, context);
      requireMatch(request.headers['if-match'], eTagOfItem(item));
      const fields = readBody(fieldsSchema, request.body);
      const changed = updateItem(context, list, item, request.caller, fields);
      const rest = `('${item.number}')/fields/$entity`;
      return {
        status: 200,
        headers: { ETag: eTagOfItem(changed) },
        body: { '@odata.context': metadata(context, site, list, rest), ...presentFields(changed) },
      };
    },
  },
];
