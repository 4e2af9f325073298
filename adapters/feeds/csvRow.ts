/** One row of a programme as an event, or the refusal of it. */
import { checkDetails } from '#core/events/checkDetails.ts';
import type { Attendance, EventDetails, EventKind } from '#core/events/event.ts';
import type { FeedEntry, FeedRefusal } from '#core/events/reading.ts';
import { normalTitle } from '#core/events/titles.ts';
import { ukZone } from '#core/time/zones.ts';
import type { ColumnName, Columns } from './csvColumns.ts';
import type { CsvRow } from './csvTable.ts';
import { type Cell, type CellFlaw, firstDay, readBookBy, readWhen } from './csvWhen.ts';
import { shownReason, shownTitle } from './shown.ts';
import {
  type KnownArea,
  readArea,
  readAttendance,
  readCancelled,
  readCapacity,
  readKind,
  readPhases,
  readYesOrNo,
} from './vocabulary.ts';
import type { Written } from './writtenDates.ts';

const onlinePlace = /^(online|virtual|teams|microsoft teams|ms teams|online \(teams\))$/i;

/** Said outright, or told from the online column and the venue. */
const attendanceOf = (cell: Cell, kind: EventKind): { value: Attendance } | CellFlaw => {
  if (kind === 'keyDate') return { value: 'none' };
  const said = cell('attendance');
  if (said !== '') {
    const way = readAttendance(said);
    return 'flaw' in way ? { column: 'attendance', flaw: way.flaw } : way;
  }
  const online = readYesOrNo(cell('online'));
  if ('flaw' in online) return { column: 'online', flaw: online.flaw };
  const venue = cell('venue');
  if (onlinePlace.test(venue)) return { value: 'online' };
  if (venue !== '') return { value: online.value ? 'hybrid' : 'inPerson' };
  if (online.value) return { value: 'online' };
  return { column: 'venue', flaw: 'Say where it is: a venue, or "online".' };
};

/** Without an id the event is known by its title and first day. */
const uidOf = (cell: Cell): string | null => {
  if (cell('id') !== '') return cell('id');
  const title = normalTitle(cell('title'));
  const day = firstDay(cell);
  return title === '' || 'flaw' in day ? null : `${title}|${day.value}`;
};

const orNull = (text: string): string | null => (text === '' ? null : text);

class Flawed extends Error {
  readonly flaw: CellFlaw;

  constructor(flaw: CellFlaw) {
    super(flaw.flaw);
    this.flaw = flaw;
  }
}

/** The value, or out of the row with its first flaw: `readRow` alone catches it. */
const take = <T>(column: ColumnName, written: Written<T> | CellFlaw): T => {
  if ('flaw' in written) throw new Flawed({ column, ...written });
  return written.value;
};

const detailsOf = (cell: Cell, areas: readonly KnownArea[]): EventDetails => {
  const kind = take('kind', readKind(cell('kind')));
  const attendance = take('attendance', attendanceOf(cell, kind));
  return {
    title: cell('title'),
    description: cell('description'),
    kind,
    ...take('date', readWhen(cell, kind === 'keyDate')),
    zone: ukZone,
    attendance,
    venue: onlinePlace.test(cell('venue')) ? null : orNull(cell('venue')),
    capacity: take('capacity', readCapacity(cell('capacity'))),
    audience: orNull(cell('audience')),
    phases: take('phases', readPhases(cell('phases'))),
    area: take('area', readArea(cell('area'), areas)),
    programme: orNull(cell('programme')),
    theme: orNull(cell('theme')),
    bookBy: take('bookBy', readBookBy(cell('bookBy'))),
    link: orNull(cell('link')),
    sample: take('sample', readYesOrNo(cell('sample'))),
  };
};

/** Which columns a rule about a detail may point at: the first that the file has. */
const columnsOf: Partial<Record<keyof EventDetails, readonly ColumnName[]>> = {
  title: ['title'],
  description: ['description'],
  venue: ['venue'],
  capacity: ['capacity'],
  audience: ['audience'],
  area: ['area'],
  programme: ['programme'],
  theme: ['theme'],
  bookBy: ['bookBy'],
  link: ['link'],
  end: ['end', 'time', 'endDate', 'date'],
  attendance: ['attendance'],
};

export const readRow = (
  row: CsvRow,
  columns: Columns,
  width: number,
  areas: readonly KnownArea[],
): { entry: FeedEntry } | { refusal: FeedRefusal } => {
  const cell: Cell = (name) => row.cells[columns.get(name)?.index ?? -1] ?? '';
  const uid = uidOf(cell);
  const refuse = (column: ColumnName | null, reason: string) => ({
    refusal: {
      line: row.line,
      column: column && (columns.get(column)?.heading ?? null),
      reason: shownReason(reason),
      title: shownTitle(cell('title')),
      uid,
    },
  });
  if (row.cells.slice(width).some((extra) => extra !== ''))
    return refuse(
      null,
      `The row has ${row.cells.length} cells, the first row names ${width}. Text with a separator in it needs quotes.`,
    );
  try {
    const details = detailsOf(cell, areas);
    const cancelled = take('status', readCancelled(cell('status')));
    const flaw = checkDetails(details);
    if (flaw) {
      const named = (flaw.field && columnsOf[flaw.field]) ?? [];
      return refuse(named.find((name) => cell(name) !== '') ?? named[0] ?? null, flaw.reason);
    }
    if (uid === null) return refuse('title', 'The title is missing.');
    return { entry: { line: row.line, uid, details, cancelled } };
  } catch (error) {
    if (error instanceof Flawed) return refuse(error.flaw.column, error.flaw.flaw);
    throw error;
  }
};
