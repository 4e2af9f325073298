/**
 * What a programme file would change: compares what the feed states with what is known. Pure, so a preview and its
 * application, however often repeated, come from the same rule.
 */

import { whenWords } from '../time/wording.ts';
import { checkDetails } from './checkDetails.ts';
import { compareDetails, type FieldChange } from './compareDetails.ts';
import { type CollaborativeEvent, type EventDetails, type Instant, isOnline } from './event.ts';
import type { ImportPreview, PlannedRow, Refusal } from './importRun.ts';
import { keptNote, type Merged, mergeEntry } from './mergeEntry.ts';
import { hasUnknownRefusal, missingEvents, planWithdrawals } from './planWithdrawals.ts';
import type { EventWrite, Stored } from './ports.ts';
import type { FeedEntry, FeedReading } from './reading.ts';
import { recogniseEvents } from './recogniseEvents.ts';

type ImportInput = {
  feed: string;
  /** Every event of the feed. */
  existing: readonly Stored<CollaborativeEvent>[];
  reading: FeedReading;
  /** Places held for each event; events left out hold none. */
  placesHeld: ReadonlyMap<string, number>;
  now: Instant;
  /** When this import was first planned, of which this may be a continuation. */
  since: Instant;
  /** Events that begin earlier are not withdrawn; null where the file states its programme as a whole. */
  withdrawFrom: Instant | null;
  /** The identity an entry's event has or gets, always the same for the same UID. */
  idOf: (uid: string) => string;
};

export type ImportWrite = EventWrite & { what: 'added' | 'changed' | 'withdrawn' };
export type ImportPlan = { preview: ImportPreview; writes: ImportWrite[] };

const stateChange = (before: CollaborativeEvent, cancelled: boolean): FieldChange[] => {
  const after = cancelled ? 'cancelled' : 'published';
  return before.state === after ? [] : [{ field: 'state', before: before.state, after }];
};

const plannedRow = (event: CollaborativeEvent, line: number, changes: FieldChange[] = []): PlannedRow => ({
  line,
  eventId: event.id,
  title: event.title,
  start: event.start,
  allDay: event.allDay,
  changes,
});

/** An event that has moved keeps the identity that its first UID gave it; whatever comes under that UID next gets another. */
const freeId = ({ existing, idOf }: ImportInput): ((uid: string) => string) => {
  const taken = new Set(existing.map(({ value }) => value.id));
  return (uid) => {
    let id = idOf(uid);
    for (let n = 2; taken.has(id); n += 1) id = idOf(`${uid}\u001e${n}`);
    return id;
  };
};

const newEvent = (input: ImportInput, entry: FeedEntry, id: string): CollaborativeEvent => ({
  ...entry.details,
  id,
  state: 'published',
  source: { feed: input.feed, uid: entry.uid },
  version: 1,
  createdAt: input.now,
  changedAt: input.now,
  joinUrl: null,
});

/** The next version. A cancelled event's Teams meeting has gone with it; one that is not online shows none. */
const nextVersion = (
  event: CollaborativeEvent,
  details: EventDetails,
  state: CollaborativeEvent['state'],
  now: Instant,
): CollaborativeEvent => ({
  ...event,
  ...details,
  state,
  version: event.version + 1,
  changedAt: now,
  joinUrl: state === 'published' && isOnline(details) ? event.joinUrl : null,
});

/** Whether and how an entry is known: as `stored`, perhaps under another identity, with so many places held. */
type Known = {
  stored: Stored<CollaborativeEvent> | undefined;
  held: number;
  /** The line that states the same event already. */
  firstLine: number | undefined;
  /** A refused row may be the event that this entry seems to be; nobody can tell until that row is mended. */
  uncertain: boolean;
};

/** Why an entry cannot go in although it was readable; null when it can. */
const refusalOf = (entry: FeedEntry, { stored, held, firstLine, uncertain }: Known): Refusal | null => {
  const refuse = (column: string | null, reason: string): Refusal => ({
    line: entry.line,
    column,
    reason,
    title: entry.details.title.slice(0, 200) || null,
  });
  if (firstLine !== undefined)
    return refuse(null, `The same event stands in line ${firstLine} already. Only the first is used.`);
  const flaw = checkDetails(entry.details);
  if (flaw) return refuse(flaw.field, flaw.reason);
  if (uncertain && stored)
    return refuse(
      null,
      `It may be “${stored.value.title}” of ${whenWords(stored.value)}, or new. Mend the refused rows of which that cannot be told, and import again.`,
    );
  const { capacity } = entry.details;
  if (!entry.cancelled && capacity !== null && capacity < held)
    return refuse(
      'capacity',
      `${held} ${held === 1 ? 'person has' : 'people have'} a place, so places cannot go down to ${capacity}.`,
    );
  return null;
};

type Step = { write: ImportWrite; row: PlannedRow };

/** What a good entry comes to; null when it changes nothing. */
const planEntry = (
  input: ImportInput,
  { entry, source }: Merged,
  stored: Stored<CollaborativeEvent> | undefined,
  idOf: (uid: string) => string,
): Step | null => {
  // What is called off and never stood, or stands no longer, changes nothing.
  if (entry.cancelled && (stored?.value.state ?? 'cancelled') === 'cancelled') return null;
  if (!stored) {
    const event = newEvent(input, entry, idOf(entry.uid));
    return { write: { event, etag: null, what: 'added' }, row: plannedRow(event, entry.line) };
  }
  const changes = [
    ...stateChange(stored.value, entry.cancelled),
    ...compareDetails(stored.value, entry.details),
  ];
  const uid = stored.value.source?.uid ?? '';
  if (changes.length === 0 && uid === entry.uid) return null;
  if (changes.length === 0) changes.push({ field: 'id', before: uid, after: entry.uid });
  const state = entry.cancelled ? 'cancelled' : 'published';
  const event: CollaborativeEvent = {
    ...nextVersion(stored.value, entry.details, state, input.now),
    source: { ...source, feed: input.feed, uid: entry.uid },
  };
  const what = entry.cancelled ? 'withdrawn' : 'changed';
  return { write: { event, etag: stored.etag, what }, row: plannedRow(event, entry.line, changes) };
};

/** Added, changed, withdrawn, unchanged, refused: each entry and each known event ends in exactly one of these. */
export const planImport = (input: ImportInput): ImportPlan => {
  const { reading } = input;
  const known = new Map(input.existing.map((stored) => [stored.value.source?.uid ?? '', stored]));
  const missing = missingEvents(input, new Set(reading.entries.map(({ uid }) => uid)));
  const recognised = recogniseEvents({ ...input, entries: reading.entries, missing });
  const uncertain = hasUnknownRefusal(reading);
  const idOf = freeId(input);
  const firstLines = new Map<string, number>();
  const refused: Refusal[] = reading.refusals.map(({ uid: _, ...refusal }) => refusal);
  const preview: ImportPreview = {
    added: [],
    changed: [],
    withdrawn: [],
    unchanged: 0,
    refused,
    notes: [...reading.notes],
  };
  const writes: ImportWrite[] = [];

  let kept = 0;
  for (const stated of reading.entries) {
    const stored = known.get(stated.uid) ?? recognised.get(stated.uid);
    const merged = mergeEntry(stated, stored);
    const { entry } = merged;
    const refusal = refusalOf(entry, {
      stored,
      held: input.placesHeld.get(stored?.value.id ?? '') ?? 0,
      firstLine: firstLines.get(entry.uid),
      uncertain: uncertain && recognised.has(entry.uid),
    });
    if (!firstLines.has(entry.uid)) firstLines.set(entry.uid, entry.line);
    const step = refusal ? null : planEntry(input, merged, stored, idOf);
    if (!refusal && merged.kept) kept += 1;
    if (refusal) refused.push(refusal);
    else if (!step) preview.unchanged += 1;
    else {
      preview[step.write.what].push(step.row);
      writes.push(step.write);
    }
  }
  refused.sort((a, b) => a.line - b.line);

  const meant = new Set(recognised.values());
  const { withdrawn, note } = planWithdrawals(
    missing.filter((stored) => !meant.has(stored)),
    reading,
    preview,
  );
  for (const stored of withdrawn) {
    const event = nextVersion(stored.value, stored.value, 'cancelled', input.now);
    preview.withdrawn.push(plannedRow(event, 0, stateChange(stored.value, true)));
    writes.push({ event, etag: stored.etag, what: 'withdrawn' });
  }
  if (note !== null) preview.notes.push(note);
  if (kept > 0) preview.notes.push(keptNote(kept));
  return { preview, writes };
};
