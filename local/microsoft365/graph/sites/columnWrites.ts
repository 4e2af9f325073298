/** Adds, changes and removes columns, within what SharePoint allows of indexes and unique values. */
import type { RouteContext } from '../route.ts';
import { isBuiltIn } from './builtInColumns.ts';
import { type Column, columnsIn, columnsOf, mostIndexes } from './column.ts';
import { type ColumnChange, kindIn, type NewColumn } from './columnRequest.ts';
import { itemKey, itemsIn, wholeSeconds } from './item.ts';
import { type List, listsIn } from './list.ts';
import { sharePointOptions } from './options.ts';
import { duplicateValue, invalidRequest, nameAlreadyExists } from './sharePointErrors.ts';
import { uniqueValuesIn } from './uniqueValues.ts';

const touch = ({ store, clock }: RouteContext, listId: string): void => {
  const list = listsIn(store).get(listId);
  if (!list) return;
  const lastModifiedDateTime = wholeSeconds(clock.now());
  listsIn(store).put(listId, { ...list, version: list.version + 1, lastModifiedDateTime });
};

/** @throws GraphError 400 for a unique column without an index, several lines with one, or a 21st index */
const requireIndexRules = ({ store }: RouteContext, column: Column): void => {
  if (column.enforceUniqueValues && !column.indexed) {
    throw invalidRequest(`Column '${column.name}' must be indexed to enforce unique values.`);
  }
  if (!column.indexed) return;
  if (column.kind.text?.allowMultipleLines || column.kind.choice?.displayAs === 'checkBoxes') {
    throw invalidRequest(`Column '${column.name}' is of a type that cannot be indexed.`);
  }
  const others = columnsOf(store, column.listId).filter(
    ({ id, indexed }) => indexed && id !== column.id && id !== 'ID',
  );
  if (others.filter((other) => !isBuiltIn(other)).length >= mostIndexes) {
    throw invalidRequest(`A list has at most ${mostIndexes} indexed columns.`);
  }
};

/** Takes note of the values that stand there already. @throws GraphError 400 when two items share one */
const beginUnique = ({ store }: RouteContext, { listId, name }: Column): void => {
  const values = uniqueValuesIn(store);
  const items = itemsIn(store).by('list', listId);
  const seen = new Set<string>();
  for (const { fields } of items) {
    const value = fields[name];
    if (value === undefined) continue;
    const same = JSON.stringify(value).toLowerCase();
    if (seen.has(same)) throw duplicateValue(sharePointOptions.read(store));
    seen.add(same);
  }
  for (const { fields, number } of items) {
    const value = fields[name];
    if (value !== undefined) values.hold(listId, name, value, number);
  }
};

const endUnique = ({ store }: RouteContext, { listId, name }: Column): void => {
  for (const { fields } of itemsIn(store).by('list', listId)) {
    const value = fields[name];
    if (value !== undefined) uniqueValuesIn(store).release(listId, name, value);
  }
};

/** @throws GraphError 409 for a name in use, 400 as the rules say */
export function addColumn(context: RouteContext, list: List, request: NewColumn): Column {
  const { name, displayName = name } = request;
  const same = (known: string) => known.toLowerCase() === name.toLowerCase();
  if (columnsOf(context.store, list.id).some((column) => same(column.name))) throw nameAlreadyExists();
  const column: Column = {
    id: context.newId(),
    listId: list.id,
    name,
    displayName,
    description: request.description ?? '',
    columnGroup: request.columnGroup ?? 'Custom Columns',
    indexed: request.indexed ?? false,
    enforceUniqueValues: request.enforceUniqueValues ?? false,
    hidden: request.hidden ?? false,
    readOnly: false,
    required: request.required ?? false,
    kind: kindIn(request) ?? { text: { allowMultipleLines: false, linesForEditing: 0, maxLength: 255 } },
  };
  requireIndexRules(context, column);
  columnsIn(context.store).put(column.id, column);
  touch(context, list.id);
  return column;
}

/** @throws GraphError 400 as the rules say; the type of a column never changes */
export function changeColumn(context: RouteContext, column: Column, request: ColumnChange): Column {
  const kind = kindIn(request);
  if (kind && Object.keys(kind)[0] !== Object.keys(column.kind)[0]) {
    throw invalidRequest(`The type of column '${column.name}' cannot be changed.`);
  }
  const { id, listId, name, readOnly } = column;
  const { displayName, description, columnGroup, indexed, enforceUniqueValues, hidden, required } = request;
  const changed: Column = {
    id,
    listId,
    name,
    readOnly,
    displayName: displayName ?? column.displayName,
    description: description ?? column.description,
    columnGroup: columnGroup ?? column.columnGroup,
    indexed: indexed ?? column.indexed,
    enforceUniqueValues: enforceUniqueValues ?? column.enforceUniqueValues,
    hidden: hidden ?? column.hidden,
    required: required ?? column.required,
    kind: kind ?? column.kind,
  };
  requireIndexRules(context, changed);
  if (changed.enforceUniqueValues && !column.enforceUniqueValues) beginUnique(context, changed);
  if (!changed.enforceUniqueValues && column.enforceUniqueValues) endUnique(context, column);
  columnsIn(context.store).put(id, changed);
  touch(context, listId);
  return changed;
}

/** Removes the column and what stood in it. @throws GraphError 400 for a column that every list has */
export function removeColumn(context: RouteContext, column: Column): void {
  if (isBuiltIn(column)) throw invalidRequest(`Column '${column.name}' cannot be deleted.`);
  if (column.enforceUniqueValues) endUnique(context, column);
  const items = itemsIn(context.store);
  for (const item of items.by('list', column.listId)) {
    const { [column.name]: gone, ...fields } = item.fields;
    if (gone !== undefined) items.put(itemKey(item.listId, item.number), { ...item, fields });
  }
  columnsIn(context.store).delete(column.id);
  touch(context, column.listId);
}
