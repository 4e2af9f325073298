/** Reads a programme file of either kind, within limits of size and time. */
import type { Result } from '#core/errors.ts';
import { fail } from '#core/errors.ts';
import type { Instant } from '#core/events/event.ts';
import type { FeedReading } from '#core/events/reading.ts';
import { readCsv } from './csv.ts';
import { knownFormat } from './fileFormats.ts';
import { readIcs } from './ics.ts';
import { withinTime } from './limits.ts';
import { looksLikeCalendar } from './looksLikeCalendar.ts';
import type { KnownArea } from './vocabulary.ts';

/** Ten times what 10,000 events take on a slow machine. */
const readingMilliseconds = 20_000;

/** The kind of file by its name, else by its first words: `programme` without an ending may be either. */
const kindOf = (fileName: string, bytes: Uint8Array): 'csv' | 'ics' | null => {
  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  if (ending === 'ics' || ending === 'ical' || looksLikeCalendar(bytes)) return 'ics';
  return ending === undefined || ['csv', 'tsv', 'txt'].includes(ending) ? 'csv' : null;
};

/** Fails with `tooLarge` or `unreadable`; single bad rows are refusals within the reading. */
export const readFeed = (
  file: { name: string; bytes: Uint8Array },
  areas: readonly KnownArea[],
  now: Instant,
  milliseconds = readingMilliseconds,
): Result<FeedReading> => {
  const kind = kindOf(file.name, file.bytes);
  if (kind === null)
    return fail(
      'unreadable',
      knownFormat(file.bytes) ??
        'Import a CSV file (.csv) or a calendar file (.ics). In Excel: save as CSV UTF-8.',
    );
  return withinTime(milliseconds, () =>
    kind === 'ics' ? readIcs(file.bytes, areas, now) : readCsv(file.bytes, areas),
  );
};
