/** Reads a column that a client asks for, and fills in what SharePoint would. */
import { z } from 'zod';
import type { ColumnKind } from './column.ts';
import { invalidRequest, readBody } from './sharePointErrors.ts';

const text = z.strictObject({
  allowMultipleLines: z.boolean().default(false),
  appendChangesToExistingText: z.boolean().default(false),
  linesForEditing: z.int().default(0),
  maxLength: z.int().min(1).max(255).optional(),
  textType: z.enum(['plain', 'richText']).optional(),
});
const choice = z.strictObject({
  allowTextEntry: z.boolean().default(false),
  choices: z.array(z.string()).default([]),
  displayAs: z.enum(['checkBoxes', 'dropDownMenu', 'radioButtons']).default('dropDownMenu'),
});
const number = z.strictObject({
  decimalPlaces: z.enum(['automatic', 'none', 'one', 'two', 'three', 'four', 'five']).default('automatic'),
  displayAs: z.enum(['number', 'percentage']).default('number'),
  maximum: z.number().default(Number.MAX_VALUE),
  minimum: z.number().default(-Number.MAX_VALUE),
});
const dateTime = z.strictObject({
  displayAs: z.enum(['default', 'friendly', 'standard']).default('default'),
  format: z.enum(['dateOnly', 'dateTime']).default('dateOnly'),
});
const currency = z.strictObject({ locale: z.string().default('en-gb') });

const kinds = {
  text: text.optional(),
  choice: choice.optional(),
  number: number.optional(),
  dateTime: dateTime.optional(),
  currency: currency.optional(),
  boolean: z.strictObject({}).optional(),
};

const settings = {
  displayName: z.string().min(1).max(255).optional(),
  description: z.string().optional(),
  columnGroup: z.string().optional(),
  indexed: z.boolean().optional(),
  enforceUniqueValues: z.boolean().optional(),
  hidden: z.boolean().optional(),
  required: z.boolean().optional(),
};

const columnName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,31}$/, 'a column name has up to 32 letters, digits and _');

/** Columns as a client may ask for them. Kinds that the local SharePoint lacks are refused by name. */
export const newColumnSchema = z.strictObject({ name: columnName, ...settings, ...kinds });
export type NewColumn = z.infer<typeof newColumnSchema>;
const columnChangeSchema = z.strictObject({ ...settings, ...kinds });
export type ColumnChange = z.infer<typeof columnChangeSchema>;

/** The one kind given, completed; null when none is. @throws GraphError 400 for more than one */
export function kindIn(request: ColumnChange): ColumnKind | null {
  const given = (['text', 'choice', 'number', 'dateTime', 'currency', 'boolean'] as const).filter(
    (name) => request[name] !== undefined,
  );
  if (given.length > 1) throw invalidRequest(`A column has one type, not ${given.join(' and ')}.`);
  const {
    text: line,
    choice: list,
    number: figure,
    dateTime: moment,
    currency: money,
    boolean: flag,
  } = request;
  if (line) return { text: withTextLength(line) };
  if (list) return { choice: list };
  if (figure) return { number: figure };
  if (moment) return { dateTime: moment };
  if (money) return { currency: money };
  return flag ? { boolean: flag } : null;
}

/** A single line holds 255 characters; several lines have no such end, but a type of text. */
const withTextLength = ({ maxLength, textType, ...rest }: z.infer<typeof text>) =>
  rest.allowMultipleLines
    ? { ...rest, textType: textType ?? 'plain' }
    : { ...rest, maxLength: maxLength ?? 255 };

export const readNewColumn = (body: unknown): NewColumn => readBody(newColumnSchema, body);
export const readColumnChange = (body: unknown): ColumnChange => readBody(columnChangeSchema, body);
