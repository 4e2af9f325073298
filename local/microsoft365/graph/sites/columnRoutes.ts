/** The columns of a list. */
import { meets } from '../../odata/evaluate.ts';
import { selected } from '../../odata/select.ts';
import type { Route, RouteContext } from '../route.ts';
import { columnsOf, findColumn, presentColumn } from './column.ts';
import { readColumnChange, readNewColumn } from './columnRequest.ts';
import { addColumn, changeColumn, removeColumn } from './columnWrites.ts';
import { siteAndList } from './listRoutes.ts';
import { mayManage, mayRead } from './permissions.ts';

const metadata = ({ baseUrl }: RouteContext, siteId: string, listId: string, entity: boolean): string =>
  `${baseUrl}/$metadata#sites('${encodeURIComponent(siteId)}')/lists('${listId}')/columns${entity ? '/$entity' : ''}`;

const kinds = 'text, note, choice, number, dateTime, currency and boolean columns only';

export const columnOperations: readonly Route[] = [
  {
    method: 'GET',
    path: '/sites/{site-id}/lists/{list-id}/columns',
    permissions: mayRead,
    coverage: 'supported',
    handle: (request, context) => {
      const { site, list } = siteAndList(request, context);
      const { filter, select } = request.options;
      const value = columnsOf(context.store, list.id)
        .map(presentColumn)
        .filter((column) => !filter || meets(column, filter, () => true))
        .map((column) => selected(column, select));
      return { status: 200, body: { '@odata.context': metadata(context, site.id, list.id, false), value } };
    },
  },
  {
    method: 'POST',
    path: '/sites/{site-id}/lists/{list-id}/columns',
    permissions: mayManage,
    coverage: { partial: kinds },
    handle: (request, context) => {
      const { site, list } = siteAndList(request, context);
      const column = addColumn(context, list, readNewColumn(request.body));
      const body = { '@odata.context': metadata(context, site.id, list.id, true), ...presentColumn(column) };
      return { status: 201, body };
    },
  },
  {
    method: 'GET',
    path: '/sites/{site-id}/lists/{list-id}/columns/{columnDefinition-id}',
    permissions: mayRead,
    coverage: 'supported',
    handle: (request, context) => {
      const { site, list } = siteAndList(request, context);
      const column = findColumn(context.store, list.id, request.params['columnDefinition-id'] ?? '');
      const shown = selected(presentColumn(column), request.options.select);
      return { status: 200, body: { '@odata.context': metadata(context, site.id, list.id, true), ...shown } };
    },
  },
  {
    method: 'PATCH',
    path: '/sites/{site-id}/lists/{list-id}/columns/{columnDefinition-id}',
    permissions: mayManage,
    coverage: { partial: kinds },
    handle: (request, context) => {
      const { site, list } = siteAndList(request, context);
      const column = findColumn(context.store, list.id, request.params['columnDefinition-id'] ?? '');
      const changed = changeColumn(context, column, readColumnChange(request.body));
      const body = { '@odata.context': metadata(context, site.id, list.id, true), ...presentColumn(changed) };
      return { status: 200, body };
    },
  },
  {
    method: 'DELETE',
    path: '/sites/{site-id}/lists/{list-id}/columns/{columnDefinition-id}',
    permissions: mayManage,
    coverage: 'supported',
    handle: (request, context) => {
      const { list } = siteAndList(request, context);
      removeColumn(context, findColumn(context.store, list.id, request.params['columnDefinition-id'] ?? ''));
      return { status: 204 };
    },
  },
];
