/** Items as a client asks to see them. */
import type { QueryOptions } from '../../odata/queryOptions.ts';
import { selected } from '../../odata/select.ts';
import { GraphError } from '../graphError.ts';
import type { RouteContext } from '../route.ts';
import { columnsOf } from './column.ts';
import { type Item, presentFields, presentItem } from './item.ts';
import type { List } from './list.ts';
import { fieldNotRecognised } from './sharePointErrors.ts';
import type { Site } from './site.ts';

/** `@odata.context` of a reply about a list's items. */
export const itemMetadata = ({ baseUrl }: RouteContext, site: Site, list: List, rest: string): string =>
  `${baseUrl}/$metadata#sites('${encodeURIComponent(site.id)}')/lists('${list.id}')/items${rest}`;

/** @throws GraphError 400 for a field that the list does not have */
export const selectedFields = (
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
export const shapedItem = (
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
