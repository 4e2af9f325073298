/** Finds the items that a query asks for, within SharePoint's rules about indexes and the list view threshold. */
import { meets } from '../../odata/evaluate.ts';
import { type Expression, pathsOf } from '../../odata/expression.ts';
import type { QueryOptions } from '../../odata/queryOptions.ts';
import { ordered } from '../../odata/select.ts';
import type { Store } from '../../store.ts';
import { type Column, columnsOf } from './column.ts';
import { type Item, itemKey, itemsIn, presentFields, presentItem } from './item.ts';
import type { List } from './list.ts';
import { fieldNotRecognised, invalidRequest, tooManyResources } from './sharePointErrors.ts';
import type { Site } from './site.ts';
import { uniqueValuesIn } from './uniqueValues.ts';

/** More rows than this are never looked at without an index. */
export const listViewThreshold = 5000;
const permission = 'HonorNonIndexedQueriesWarningMayFailRandomly';

/** @returns the items in order of number, or as `$orderby` says. @throws GraphError 400 or 422, see platform rules */
export function queryItems(
  store: Store,
  site: Site,
  list: List,
  options: QueryOptions,
  prefer: string | undefined,
): Item[] {
  const { filter, orderBy } = options;
  const items = itemsIn(store).by('list', list.id);
  if (!filter && orderBy.length === 0) return items;

  const columns = columnsOf(store, list.id);
  const filtered = fieldsIn(filter === null ? [] : pathsOf(filter));
  const sorted = fieldsIn(orderBy.map(({ path }) => path.join('/')));
  const indexed = requireIndexes(columns, filtered, sorted, prefer);
  if (!indexed && items.length > listViewThreshold) throw tooManyResources();

  const held = filter && heldUniquely(store, list, columns, filter);
  const candidates = held === undefined || held === null ? items : held;
  const views = candidates.map((item) => ({
    item,
    view: { ...presentItem(site, list, item), fields: { ...presentFields(item), ID: item.number } },
  }));
  const found = filter ? views.filter(({ view }) => meets(view, filter, () => true)) : views;
  if (found.length > listViewThreshold && sorted.length > 0) throw tooManyResources();
  return ordered(
    found.map(({ item, view }) => ({ ...view, item })),
    orderBy,
  ).map(({ item }) => item);
}

const fieldsIn = (paths: readonly string[]): string[] =>
  paths.filter((path) => path.startsWith('fields/')).map((path) => path.slice('fields/'.length));

/**
 * Whether indexes carry the whole query. Without the client's express wish no field may be named that has none, nor more
 * than one field in a filter (Microsoft Graph documentation, "List items").
 */
const requireIndexes = (
  columns: readonly Column[],
  filtered: readonly string[],
  sorted: readonly string[],
  prefer: string | undefined,
): boolean => {
  const allowed = prefer?.includes(permission) ?? false;
  let indexed = true;
  for (const name of [...filtered, ...sorted]) {
    const column = name === 'id' ? null : columns.find((known) => known.name === name);
    if (column === undefined) throw fieldNotRecognised(name);
    if (column === null || column.indexed) continue;
    indexed = false;
    if (!allowed) {
      throw invalidRequest(
        `Field '${name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: ${permission}' header to allow this, but be warned that such queries may fail on large lists.`,
      );
    }
  }
  if (!allowed && new Set(filtered).size > 1) {
    throw invalidRequest('Only one indexed field can be referenced in a filter.');
  }
  return indexed;
};

/** The one item, if any, that a filter `fields/Key eq 'x'` on a unique column can mean; null for any other filter. */
const heldUniquely = (
  store: Store,
  list: List,
  columns: readonly Column[],
  filter: Expression,
): Item[] | null => {
  if (filter.kind !== 'compare' || filter.operator !== 'eq') return null;
  const { left, right } = filter;
  if (left.kind !== 'path' || right.kind !== 'literal' || typeof right.value !== 'string') return null;
  const [first, name = ''] = left.segments;
  const unique = columns.some(
    (column) => column.name === name && column.enforceUniqueValues && column.kind.text,
  );
  if (first !== 'fields' || !unique) return null;
  const number = uniqueValuesIn(store).holder(list.id, name, right.value);
  const item = number === null ? undefined : itemsIn(store).get(itemKey(list.id, number));
  return item ? [item] : [];
};
