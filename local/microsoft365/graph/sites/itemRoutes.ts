/** The items of a list. */
import { z } from 'zod';
import { pageOf } from '../../odata/paging.ts';
import type { GraphRequest, Route, RouteContext } from '../route.ts';
import { requireMatch } from './eTag.ts';
import { eTagOfItem, findItem, presentFields, presentItem } from './item.ts';
import { listViewThreshold, queryItems } from './itemQuery.ts';
import { itemMetadata, selectedFields, shapedItem } from './itemShape.ts';
import { createItem, deleteItem, updateItem } from './itemWrites.ts';
import { siteAndList } from './listRoutes.ts';
import { mayRead, mayWrite } from './permissions.ts';
import { invalidRequest, readBody } from './sharePointErrors.ts';

const fieldsSchema = z.record(z.string(), z.unknown());
const newItemSchema = z.strictObject({
  '@odata.type': z.string().optional(),
  fields: fieldsSchema.default({}),
});
const itemChangeSchema = z.strictObject({ '@odata.type': z.string().optional(), fields: fieldsSchema });

const itemOf = (request: GraphRequest, context: RouteContext) => {
  const { site, list } = siteAndList(request, context);
  return { site, list, item: findItem(context.store, list, request.params['listItem-id'] ?? '') };
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
      const value = page.value.map((item) => shapedItem(context, site, list, item, options, false));
      return {
        status: 200,
        body: { '@odata.context': itemMetadata(context, site, list, ''), ...page, value },
      };
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
        body: { '@odata.context': itemMetadata(context, site, list, '/$entity'), ...body },
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
      const body = shapedItem(context, site, list, item, request.options, true);
      return {
        status: 200,
        headers: { ETag: eTagOfItem(item) },
        body: { '@odata.context': itemMetadata(context, site, list, '/$entity'), ...body },
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
        body: { '@odata.context': itemMetadata(context, site, list, '/$entity'), ...body },
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
      return { status: 200, body: { '@odata.context': itemMetadata(context, site, list, rest), ...fields } };
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
        body: { '@odata.context': itemMetadata(context, site, list, rest), ...presentFields(changed) },
      };
    },
  },
];
