/** Columns of a list: what may stand in its items' fields. */
import type { ColumnDefinition } from '@microsoft/microsoft-graph-types';
import type { Collection, Store } from '../../store.ts';
import { itemNotFound } from './sharePointErrors.ts';

/** The kind of a column with its settings: exactly one, as in Graph. */
export type ColumnKind = Pick<
  ColumnDefinition,
  'boolean' | 'choice' | 'currency' | 'dateTime' | 'number' | 'text'
>;

export type Column = {
  id: string;
  listId: string;
  /** The name in `fields`; never changes. */
  name: string;
  displayName: string;
  description: string;
  columnGroup: string;
  indexed: boolean;
  enforceUniqueValues: boolean;
  hidden: boolean;
  readOnly: boolean;
  required: boolean;
  kind: ColumnKind;
};

/** SharePoint lets a list have so many indexes. */
export const mostIndexes = 20;

/** Columns in the order in which they were made. */
export const columnsIn = (store: Store): Collection<Column> =>
  store.collection<Column>('columns', { list: ({ listId }) => listId });

export const columnsOf = (store: Store, listId: string): Column[] => columnsIn(store).by('list', listId);

/** By id or name. @throws GraphError 404 */
export function findColumn(store: Store, listId: string, address: string): Column {
  const found = columnsOf(store, listId).find(({ id, name }) => id === address || name === address);
  if (!found) throw itemNotFound('column');
  return found;
}

/** `internal` names in SharePoint: a space is written `_x0020_`. */
export const internalName = (displayName: string): string => displayName.trim().replaceAll(' ', '_x0020_');

export function presentColumn(column: Column) {
  const { id, name, displayName, description, columnGroup, indexed, enforceUniqueValues } = column;
  const { hidden, readOnly, required, kind } = column;
  return {
    columnGroup,
    description,
    displayName,
    enforceUniqueValues,
    hidden,
    id,
    indexed,
    name,
    readOnly,
    required,
    ...kind,
  } satisfies ColumnDefinition;
}
