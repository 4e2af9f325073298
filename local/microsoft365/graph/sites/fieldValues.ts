/** Holds the fields that a client writes against the columns of the list. */
import type { Column } from './column.ts';
import type { FieldValue } from './item.ts';
import { wholeSeconds } from './item.ts';
import { fieldNotRecognised, invalidRequest } from './sharePointErrors.ts';

/** Values by column name; null empties a field. */
export type FieldChanges = Record<string, FieldValue | null>;

/** Plain text of several lines ends here (SharePoint Online limits). */
const longestNote = 63_999;

/**
 * The changes as they will be stored: dates in UTC to the second, the rest as sent. Annotations (`Phases@odata.type`)
 * are passed over. The choices of a column are binding here, more strictly than SharePoint's own interface has it, so
 * that a wrong word is found on the desk.
 * @throws GraphError 400 for an unknown or read-only field and for a value of another type
 */
export function checkFields(
  columns: readonly Column[],
  fields: Readonly<Record<string, unknown>>,
): FieldChanges {
  const changes: FieldChanges = {};
  for (const [name, value] of Object.entries(fields)) {
    if (name.includes('@')) continue;
    const column = columns.find((known) => known.name === name);
    if (!column) throw fieldNotRecognised(name);
    if (column.readOnly) throw invalidRequest(`Field '${name}' is read-only`);
    changes[name] = value === null ? null : checkValue(column, value);
  }
  return changes;
}

const wrong = ({ name }: Column, expected: string): Error =>
  invalidRequest(`Field '${name}': ${expected} expected.`);

const checkValue = (column: Column, value: unknown): FieldValue => {
  const { text, choice, number, dateTime } = column.kind;
  if (text) return checkText(column, text, value);
  if (choice) return checkChoice(column, choice, value);
  if (dateTime) return checkDate(column, value);
  if (column.kind.boolean) {
    if (typeof value !== 'boolean') throw wrong(column, 'true or false');
    return value;
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) throw wrong(column, 'a number');
  if (value < (number?.minimum ?? -Infinity) || value > (number?.maximum ?? Infinity)) {
    throw wrong(column, `a number from ${number?.minimum} to ${number?.maximum}`);
  }
  return value;
};

const checkText = (column: Column, text: NonNullable<Column['kind']['text']>, value: unknown): string => {
  if (typeof value !== 'string') throw wrong(column, 'text');
  const longest = text.allowMultipleLines ? longestNote : (text.maxLength ?? 255);
  if (value.length > longest) throw wrong(column, `at most ${longest} characters`);
  if (!text.allowMultipleLines && /[\r\n]/.test(value)) throw wrong(column, 'a single line');
  return value;
};

const checkChoice = (
  column: Column,
  choice: NonNullable<Column['kind']['choice']>,
  value: unknown,
): FieldValue => {
  const allowed = (one: unknown): one is string =>
    typeof one === 'string' && (choice.allowTextEntry === true || (choice.choices ?? []).includes(one));
  const expected = `one of ${(choice.choices ?? []).join(', ')}`;
  if (choice.displayAs !== 'checkBoxes') {
    if (!allowed(value)) throw wrong(column, expected);
    return value;
  }
  if (!Array.isArray(value) || !value.every(allowed)) throw wrong(column, `an array, each ${expected}`);
  return value;
};

const isoDate = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

const checkDate = (column: Column, value: unknown): string => {
  const instant = typeof value === 'string' && isoDate.test(value) ? new Date(value) : new Date(Number.NaN);
  if (Number.isNaN(instant.getTime())) throw wrong(column, 'an ISO 8601 date');
  return wholeSeconds(instant);
};
