/**
 * Which dropped events are those that a feed states under another identity. A row without an id is known by title and
 * first day, so one that moves or is renamed looks like one dropped and one new; the people who booked it should not.
 */
import { type CollaborativeEvent, type EventDetails, eventDetailsSchema, type Instant } from './event.ts';
import type { Stored } from './ports.ts';
import type { FeedEntry } from './reading.ts';
import { normalTitle } from './titles.ts';

type Event = Stored<CollaborativeEvent>;

type Input = {
  existing: readonly Event[];
  entries: readonly FeedEntry[];
  /** Events that the feed has dropped. */
  missing: readonly Event[];
  now: Instant;
  /**
   * When this import began. What it has itself added and withdrawn since counts as it stood then, so that an import that
   * goes on after a break recognises the same events.
   */
  since: Instant;
};

/** What two statements of one event have in common. */
type Likeness = (details: EventDetails, now: Instant) => string;

/** The same title, on another day. A meeting that is over is not the next one of that name. */
const moved: Likeness = ({ title, end }, now) => JSON.stringify([normalTitle(title), end <= now]);
/** All the same but the title. */
const renamed: Likeness = (details) => JSON.stringify({ ...eventDetailsSchema.parse(details), title: '' });

const uidOf = ({ value }: Event): string => value.source?.uid ?? '';

/** Those alike one to one, by the entry's UID. `rivals` are no candidates themselves, but make others ambiguous. */
const pair = (
  entries: readonly FeedEntry[],
  events: readonly Event[],
  rivals: { entries: readonly FeedEntry[]; events: readonly Event[] },
  alike: (details: EventDetails) => string,
): [uid: string, event: Event][] => {
  const group = <T>(all: readonly T[], details: (one: T) => EventDetails) =>
    Map.groupBy(all, (one) => alike(details(one)));
  const stated = group([...entries, ...rivals.entries], (entry) => entry.details);
  const dropped = group([...events, ...rivals.events], (event) => event.value);
  const candidates = new Set(events);
  return entries.flatMap((entry): [string, Event][] => {
    const likeness = alike(entry.details);
    const [event, other] = dropped.get(likeness) ?? [];
    const isOnly = stated.get(likeness)?.length === 1 && other === undefined;
    return event && isOnly && candidates.has(event) ? [[entry.uid, event]] : [];
  });
};

/** The dropped event that each entry without a known one means, by the entry's UID. Never one event for two entries. */
export const recogniseEvents = ({ existing, entries, missing, now, since }: Input): Map<string, Event> => {
  const known = new Map(existing.map((event) => [uidOf(event), event]));
  const stated = new Set(entries.map(({ uid }) => uid));
  const unknown = entries.filter(({ uid, cancelled }) => !known.has(uid) && !cancelled);
  if (unknown.length === 0 || missing.length === 0) return new Map();
  const rivals = {
    entries: entries.filter(({ uid }) => (known.get(uid)?.value.createdAt ?? '') >= since),
    events: existing.filter(
      (event) =>
        event.value.state === 'cancelled' && event.value.changedAt >= since && !stated.has(uidOf(event)),
    ),
  };
  const byTitle = new Map(pair(unknown, missing, rivals, (details) => moved(details, now)));
  const taken = new Set(byTitle.values());
  const byRest = pair(
    unknown.filter(({ uid }) => !byTitle.has(uid)),
    missing.filter((event) => !taken.has(event)),
    rivals,
    (details) => renamed(details, now),
  );
  return new Map([...byTitle, ...byRest]);
};
