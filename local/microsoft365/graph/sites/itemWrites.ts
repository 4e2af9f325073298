/** Makes, changes and deletes items, and keeps watch over unique columns. */
import type { Caller, RouteContext } from '../route.ts';
import { type Column, columnsOf } from './column.ts';
import { checkFields, type FieldChanges } from './fieldValues.ts';
import { type FieldValue, type Item, identityOf, itemKey, itemsIn, wholeSeconds } from './item.ts';
import { type List, listsIn } from './list.ts';
import { sharePointOptions } from './options.ts';
import { duplicateValue } from './sharePointErrors.ts';
import { uniqueValuesIn } from './uniqueValues.ts';

/** Changes that would put a value into a unique column that another item holds there. @throws GraphError 400 or 409 */
const requireUnique = (
  context: RouteContext,
  list: List,
  columns: readonly Column[],
  changes: FieldChanges,
  own: number | null,
) => {
  const values = uniqueValuesIn(context.store);
  for (const { name, enforceUniqueValues } of columns) {
    const value = changes[name];
    if (!enforceUniqueValues || value === null || value === undefined) continue;
    const holder = values.holder(list.id, name, value);
    if (holder !== null && holder !== own) throw duplicateValue(sharePointOptions.read(context.store));
  }
};

const store = (context: RouteContext, columns: readonly Column[], before: Item | null, after: Item): void => {
  const values = uniqueValuesIn(context.store);
  for (const { name, enforceUniqueValues } of columns) {
    if (!enforceUniqueValues) continue;
    const [old, now] = [before?.fields[name], after.fields[name]];
    if (old !== undefined) values.release(after.listId, name, old);
    if (now !== undefined) values.hold(after.listId, name, now, after.number);
  }
  itemsIn(context.store).put(itemKey(after.listId, after.number), after);
};

const applied = (fields: Item['fields'], changes: FieldChanges): Record<string, FieldValue> => {
  const result = { ...fields };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete result[name];
    else result[name] = value;
  }
  return result;
};

/** @throws GraphError 400 for fields that the columns do not allow and for a value already held in a unique column */
export function createItem(
  context: RouteContext,
  list: List,
  caller: Caller,
  fields: Record<string, unknown>,
): Item {
  const columns = columnsOf(context.store, list.id);
  const changes = checkFields(columns, fields);
  requireUnique(context, list, columns, changes, null);
  const now = wholeSeconds(context.clock.now());
  const identity = identityOf(caller);
  const item: Item = {
    number: list.nextItem,
    listId: list.id,
    guid: context.newId(),
    version: 1,
    createdDateTime: now,
    lastModifiedDateTime: now,
    createdBy: identity,
    lastModifiedBy: identity,
    fields: applied({}, changes),
  };
  listsIn(context.store).put(list.id, { ...list, nextItem: list.nextItem + 1 });
  store(context, columns, null, item);
  return item;
}

/** Fields not named keep their values. @throws as `createItem` */
export function updateItem(
  context: RouteContext,
  list: List,
  item: Item,
  caller: Caller,
  fields: Record<string, unknown>,
): Item {
  const columns = columnsOf(context.store, list.id);
  const changes = checkFields(columns, fields);
  requireUnique(context, list, columns, changes, item.number);
  const changed: Item = {
    ...item,
    version: item.version + 1,
    lastModifiedDateTime: wholeSeconds(context.clock.now()),
    lastModifiedBy: identityOf(caller),
    fields: applied(item.fields, changes),
  };
  store(context, columns, item, changed);
  return changed;
}

export function deleteItem(context: RouteContext, item: Item): void {
  const values = uniqueValuesIn(context.store);
  for (const { name, enforceUniqueValues } of columnsOf(context.store, item.listId)) {
    const value = item.fields[name];
    if (enforceUniqueValues && value !== undefined) values.release(item.listId, name, value);
  }
  itemsIn(context.store).delete(itemKey(item.listId, item.number));
}
