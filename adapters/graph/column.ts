/** Our columns as Graph's column definitions (Microsoft Graph documentation, "columnDefinition resource type"). */
import type { ColumnDefinition as GraphColumn } from '@microsoft/microsoft-graph-types';
import type { ColumnDefinition } from '#core/sync/lists.ts';

/** `BookBy` is `Book by` for people. */
const displayNameOf = (name: string): string =>
  name.replace(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);

const facetOf = (column: ColumnDefinition): GraphColumn => {
  switch (column.kind) {
    case 'text':
      return { text: { allowMultipleLines: false, maxLength: 255 } };
    case 'note':
      return { text: { allowMultipleLines: true, linesForEditing: 6, textType: 'plain' } };
    case 'boolean':
      return { boolean: {} };
    case 'number':
      return { number: { decimalPlaces: 'none' } };
    case 'dateTime':
      return { dateTime: { displayAs: 'standard', format: 'dateTime' } };
    case 'choice':
      return { choice: { allowTextEntry: false, choices: [...column.choices], displayAs: 'dropDownMenu' } };
  }
};

/** The column as it is made. A unique column has to be indexed. */
export const graphColumn = (column: ColumnDefinition): GraphColumn => ({
  name: column.name,
  displayName: displayNameOf(column.name),
  ...facetOf(column),
  ...('indexed' in column && column.indexed ? { indexed: true } : {}),
  ...('unique' in column && column.unique ? { enforceUniqueValues: true } : {}),
});

/** What an existing column lacks: an index, uniqueness, a new choice; null when it lacks nothing. */
export const columnChange = (existing: GraphColumn, column: ColumnDefinition): GraphColumn | null => {
  const wanted = graphColumn(column);
  const change: GraphColumn = {};
  if (wanted.indexed && !existing.indexed) change.indexed = true;
  if (wanted.enforceUniqueValues && !existing.enforceUniqueValues) change.enforceUniqueValues = true;
  const present = existing.choice?.choices ?? [];
  if (wanted.choice?.choices?.some((choice) => !present.includes(choice))) change.choice = wanted.choice;
  return Object.keys(change).length > 0 ? change : null;
};
