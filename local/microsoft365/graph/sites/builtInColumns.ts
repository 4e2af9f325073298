/** The columns that every list has from birth. */
import type { Column, ColumnKind } from './column.ts';
import { stableGuid } from './stableGuid.ts';

const line: ColumnKind = {
  text: { allowMultipleLines: false, appendChangesToExistingText: false, linesForEditing: 0, maxLength: 255 },
};
const moment: ColumnKind = { dateTime: { displayAs: 'default', format: 'dateTime' } };
const wholeNumber: ColumnKind = { number: { decimalPlaces: 'none', displayAs: 'number' } };

const builtIn: readonly {
  name: string;
  displayName: string;
  kind: ColumnKind;
  readOnly: boolean;
  indexed?: true;
}[] = [
  { name: 'Title', displayName: 'Title', kind: line, readOnly: false },
  { name: 'ID', displayName: 'ID', kind: wholeNumber, readOnly: true, indexed: true },
  { name: 'ContentType', displayName: 'Content Type', kind: line, readOnly: true },
  { name: 'Modified', displayName: 'Modified', kind: moment, readOnly: true },
  { name: 'Created', displayName: 'Created', kind: moment, readOnly: true },
  { name: '_UIVersionString', displayName: 'Version', kind: line, readOnly: true },
];

const names = new Set(builtIn.map(({ name }) => name));
export const isBuiltIn = ({ name }: Column): boolean => names.has(name);

export const builtInColumns = (listId: string): Column[] =>
  builtIn.map(({ name, displayName, kind, readOnly, indexed = false }) => ({
    id: stableGuid(listId, name),
    listId,
    name,
    displayName,
    description: '',
    columnGroup: 'Core Columns',
    indexed,
    enforceUniqueValues: false,
    hidden: false,
    readOnly,
    required: name === 'Title',
    kind,
  }));
