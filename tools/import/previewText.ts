/** A preview in words, row by row: what will be added, changed, withdrawn, refused and why. */
import type { ImportPreview, PlannedRow, Refusal } from '#core/events/importRun.ts';
import { shortDay } from '#core/time/wording.ts';
import { ukZone, wallTime } from '#core/time/zones.ts';

/** So many rows of one kind are shown; the rest is counted. */
const mostRows = 40;

const whenOf = ({ start, allDay }: PlannedRow): string => {
  const { day, time } = wallTime(start, ukZone);
  return `${shortDay(day)} ${day.slice(0, 4)}${allDay ? '' : ` ${time}`}`;
};

/** A withdrawn event stands in no line. */
const lineOf = (line: number): string => (line === 0 ? '           ' : `  line ${String(line).padStart(4)}`);

const rowText = (row: PlannedRow): string[] => [
  `${lineOf(row.line)}  ${whenOf(row).padEnd(22)} ${row.title}`,
  ...row.changes.map(
    ({ field, before, after }) => `              ${field}: ${before || 'nothing'} → ${after || 'nothing'}`,
  ),
];

const refusalText = ({ line, column, reason, title }: Refusal): string[] => [
  `${lineOf(line)}  ${[column, reason].filter((part) => part !== null).join(': ')}${title ? ` (${title})` : ''}`,
];

const section = <T>(heading: string, rows: readonly T[], text: (row: T) => string[]): string[] => {
  if (rows.length === 0) return [];
  const rest = rows.length - mostRows;
  return [
    `${heading}: ${rows.length}`,
    ...rows.slice(0, mostRows).flatMap(text),
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
    '',
  ];
};

export const previewText = (preview: ImportPreview): string =>
  [
    ...section('Added', preview.added, rowText),
    ...section('Changed', preview.changed, rowText),
    ...section('Withdrawn', preview.withdrawn, rowText),
    ...section('Refused', preview.refused, refusalText),
    ...(preview.unchanged > 0 ? [`Unchanged: ${preview.unchanged}`, ''] : []),
    ...preview.notes.map((note) => `Note: ${note}`),
  ]
    .join('\n')
    .trimEnd();
