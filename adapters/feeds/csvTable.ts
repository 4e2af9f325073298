/** Text as rows of cells, with the line where each row begins. Knows separators and quotes, not events. */
import { CsvError, parse } from 'csv-parse/sync';
import { fail, type Result, succeed } from '#core/errors.ts';
import { longestRow, maxBrokenRows, maxColumns, maxRows } from './limits.ts';

export type CsvRow = { line: number; cells: string[] };
type BrokenRow = { line: number; reason: string };
/** `broken`: rows whose quotes do not fit, with the reason. */
type CsvTable = { header: string[]; rows: CsvRow[]; broken: BrokenRow[] };

const separators = [',', ';', '\t'] as const;

/** The separator that occurs most in the header, quoted text left out. */
const separatorOf = (header: string): string => {
  const bare = header.replace(/"[^"]*"/g, '');
  const counts = separators.map((separator) => bare.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
};

const afterQuote = 'Text follows after a closing quote. Double the quotes inside the cell.';
const tooLong = 'The row is too long to be an event. Is a quote missing?';
const reasons: Record<string, string> = {
  INVALID_OPENING_QUOTE:
    'A quote stands inside a cell. Put the whole cell in quotes and double the quote in it.',
  CSV_INVALID_CLOSING_QUOTE: afterQuote,
  CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: afterQuote,
  CSV_QUOTE_NOT_CLOSED: 'A quote that opens in this row is never closed.',
  CSV_MAX_RECORD_SIZE: tooLong,
};

const newlines = (text: string): number => text.trim().split('\n').length - 1;

type Context = { record: string[]; raw: string; info: { lines: number } };

/** The rows up to the first broken one. @param before lines that stand before the text in the file */
const readRun = (
  text: string,
  delimiter: string,
  before: number,
  most: number,
): { rows: CsvRow[]; flaw: string | null; next: number } => {
  const rows: CsvRow[] = [];
  let next = before;
  try {
    parse(text, {
      delimiter,
      record_delimiter: '\n',
      info: true,
      raw: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
      to: most,
      on_record: (record: unknown) => {
        // csv-parse types records with `info` and `raw` as bare rows; this is what its documentation describes.
        const { record: cells, raw, info } = record as Context;
        next = before + info.lines;
        if (cells.some((cell) => cell !== '')) rows.push({ line: next - newlines(raw), cells });
        return null;
      },
    });
    return { rows, flaw: null, next };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { rows, flaw: reasons[error.code] ?? 'The row could not be read.', next };
  }
};

/**
 * A broken quote may swallow all that follows, so reading begins again on the line after the one that is broken: no row
 * is lost without a word.
 */
const readRows = (lines: readonly string[], delimiter: string): { rows: CsvRow[]; broken: BrokenRow[] } => {
  const rows: CsvRow[] = [];
  const broken = lines.flatMap((line, index): BrokenRow[] =>
    line.length > longestRow ? [{ line: index + 1, reason: tooLong }] : [],
  );
  const fitting = lines.map((line) => (line.length > longestRow ? '' : line));
  for (let from = 0; from < fitting.length && broken.length <= maxBrokenRows; ) {
    const run = readRun(fitting.slice(from).join('\n'), delimiter, from, maxRows + 2 - rows.length);
    rows.push(...run.rows);
    if (run.flaw === null) break;
    const at = fitting.findIndex((line, index) => index >= run.next && line.trim() !== '');
    broken.push({ line: at + 1, reason: run.flaw });
    from = at + 1;
  }
  return { rows, broken };
};

/** Excel's first line `sep=;` names the separator; it is blanked, so that line numbers hold. */
const namedSeparator = /^sep=(.)\n/i;

export const readTable = (text: string): Result<CsvTable> => {
  const named = namedSeparator.exec(text)?.[1];
  const lines = (named === undefined ? text : text.replace(namedSeparator, '\n')).split('\n');
  const firstLine = lines.findIndex((line) => line.trim() !== '') + 1;
  const { rows, broken } = readRows(lines, named ?? separatorOf(lines[firstLine - 1] ?? ''));

  const [header, ...rest] = rows;
  const unusable = broken.find(({ line }) => line === firstLine);
  if (unusable)
    return fail('unreadable', `Line ${firstLine}, which must name the columns: ${unusable.reason}`);
  if (!header) return fail('unreadable', 'The file has no rows. The first row must name the columns.');
  if (broken.length > maxBrokenRows)
    return fail(
      'unreadable',
      `More than ${maxBrokenRows} rows cannot be told apart, the first in line ${broken[0]?.line}: ${broken[0]?.reason} Save the file as CSV again.`,
    );
  const width = header.cells.findLastIndex((cell) => cell !== '') + 1;
  if (width > maxColumns)
    return fail(
      'unreadable',
      `The file has ${width} columns; a programme has at most ${maxColumns}. Is it the right file?`,
    );
  if (rest.length > maxRows)
    return fail(
      'tooLarge',
      `The file has more than ${maxRows.toLocaleString('en-GB')} rows. Import it in parts.`,
    );
  return succeed({ header: header.cells.slice(0, width), rows: rest, broken });
};
