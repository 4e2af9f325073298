/** Reads a programme from a CSV file as people save them from a spreadsheet. */
import { fail, type Result, succeed } from '#core/errors.ts';
import type { FeedReading } from '#core/events/reading.ts';
import { findColumns } from './csvColumns.ts';
import { readRow } from './csvRow.ts';
import { readTable } from './csvTable.ts';
import { decodeText } from './decodeText.ts';
import { notText } from './fileFormats.ts';
import { refuseSize } from './limits.ts';
import { shown } from './shown.ts';
import type { KnownArea } from './vocabulary.ts';

const quoted = (words: readonly string[]): string => words.map((word) => `"${shown(word, 60)}"`).join(', ');

const notesOf = (unknown: readonly string[], repeated: readonly string[]): string[] => [
  ...(unknown.length > 0
    ? [`These columns have no meaning here and were left out: ${quoted(unknown)}.`]
    : []),
  ...(repeated.length > 0
    ? [`These columns mean the same as earlier ones and were left out: ${quoted(repeated)}.`]
    : []),
];

/**
 * Good rows become entries; each bad row becomes a refusal with line, column and reason.
 * Fails with `tooLarge` or `unreadable` when the file as a whole cannot be used.
 */
export const readCsv = (bytes: Uint8Array, areas: readonly KnownArea[]): Result<FeedReading> => {
  const refused = refuseSize(bytes);
  if (refused) return refused;
  const decoded = decodeText(bytes);
  if (decoded === null) return fail('unreadable', notText(bytes));
  const table = readTable(decoded.text);
  if (!table.ok) return table;
  const { header, rows, broken } = table.value;
  const { columns, unknown, repeated } = findColumns(header);
  if (!columns.has('title') || !(columns.has('date') || columns.has('start')))
    return fail(
      'unreadable',
      `The first row must name the columns, at least "title" and "date". It says: ${quoted(header.slice(0, 12))}.`,
    );

  if (rows.length + broken.length === 0)
    return fail('unreadable', 'The file names its columns, but there are no rows below them.');

  const reading: FeedReading = {
    entries: [],
    refusals: broken.map(({ line, reason }) => ({ line, column: null, reason, title: null, uid: null })),
    seriesWindow: null,
    notes: [...notesOf(unknown, repeated), ...decoded.notes],
  };
  for (const row of rows) {
    const read = readRow(row, columns, header.length, areas);
    if ('entry' in read) reading.entries.push(read.entry);
    else reading.refusals.push(read.refusal);
  }
  reading.refusals.sort((a, b) => a.line - b.line);
  return succeed(reading);
};
