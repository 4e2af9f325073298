/** Text as rows of cells, with the line where each row begins. Knows separators and quotes, not events. */
import { type CsvError, parse } from 'csv-parse/sync';
import { fail, type Result, succeed } from '#core/errors.ts';
import { maxColumns, maxRows } from './limits.ts';

export type CsvRow = { line: number; cells: string[] };
/** `broken`: rows whose quotes do not fit, with the reason. */
type CsvTable = { header: string[]; rows: CsvRow[]; broken: { line: number; reason: string }[] };

const separators = [',', ';', '\t'] as const;

/** The separator that occurs most in the header, quoted text left out. */
const separatorOf = (header: string): string => {
  const bare = header.replace(/"[^"]*"/g, '');
  const counts = separators.map((separator) => bare.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
};

const newlines = (text: string): number => text.trim().split('\n').length - 1;

const reasons: Record<string, string> = {
  INVALID_OPENING_QUOTE:
    'A quote stands inside a cell. Put the whole cell in quotes and double the quote in it.',
  CSV_INVALID_CLOSING_QUOTE: 'Text follows after a closing quote. Double the quotes inside the cell.',
  CSV_QUOTE_NOT_CLOSED:
    'A quote that opens in this row is never closed, so this row and all after it could not be read.',
  CSV_MAX_RECORD_SIZE: 'The row is too long to be an event. Is a quote missing?',
};

/** Excel's first line `sep=;` names the separator; it is blanked, so that line numbers hold. */
const namedSeparator = /^sep=(.)\n/i;

export const readTable = (text: string): Result<CsvTable> => {
  const named = namedSeparator.exec(text)?.[1];
  const body = named === undefined ? text : text.replace(namedSeparator, '\n');
  const firstLine = body.trimStart().split('\n', 1)[0] ?? '';
  const broken = new Map<number, string>();
  const records = parse(body, {
    delimiter: named ?? separatorOf(firstLine),
    record_delimiter: '\n',
    info: true,
    raw: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: 100_000,
    to: maxRows + 2,
    on_skip: (error: CsvError | undefined, raw: string | Buffer | undefined) => {
      if (!error) return;
      const line = Number(error.lines) - newlines(String(raw ?? ''));
      broken.set(line, reasons[error.code] ?? 'The row could not be read.');
    },
  });
  // csv-parse types records with `info` and `raw` as bare rows; this is what its documentation describes.
  const rows = (records as unknown as { record: string[]; raw: string; info: { lines: number } }[])
    .map(({ record, raw, info }) => ({ line: info.lines - newlines(raw), cells: record }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));

  const [header, ...rest] = rows;
  if (!header || broken.has(1))
    return fail('unreadable', broken.get(1) ?? 'The file has no rows. The first row must name the columns.');
  if (header.cells.length > maxColumns)
    return fail(
      'unreadable',
      `The file has ${header.cells.length} columns; a programme has at most ${maxColumns}. Is it the right file?`,
    );
  if (rest.length > maxRows)
    return fail(
      'tooLarge',
      `The file has more than ${maxRows.toLocaleString('en-GB')} rows. Import it in parts.`,
    );
  return succeed({
    header: header.cells,
    rows: rest,
    broken: [...broken].map(([line, reason]) => ({ line, reason })),
  });
};
