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

/** The same title, on another day. A meeting that is over is not the next one of that name. */
const moved = ({ title, end }: EventDetails, now: Instant): string =>
  JSON.stringify([normalTitle(title), end <= now]);
/** All the same but the title. */
const renamed = (details: EventDetails): string =>
  JSON.stringify({ ...eventDetailsSchema.parse(details), title: '' });

const uidOf = ({ value }: Event): string => value.source?.uid ?? '';

type Sides = { entries: readonly FeedEntry[]; events: readonly Event[] };

/** Candidates that are alike one to one, by the entry's UID. Whatever else is like them makes them ambiguous. */
const pair = (
  candidates: Sides,
  all: Sides,
  likeness: (details: EventDetails) => string,
): [uid: string, event: Event][] => {
  const stated = Map.groupBy(all.entries, ({ details }) => likeness(details));
  const dropped = Map.groupBy(all.events, ({ value }) => likeness(value));
  const events = new Set(candidates.events);
  return candidates.entries.flatMap((entry): [string, Event][] => {
    const alike = likeness(entry.details);
    const [event, other] = dropped.get(alike) ?? [];
    const isOnly = stated.get(alike)?.length === 1 && other === undefined;
    return event && isOnly && events.has(event) ? [[entry.uid, event]] : [];
  });
};

/** The dropped event that each entry without a known one means, by the entry's UID. Never one event for two entries. */
export const recogniseEvents = ({ existing, entries, missing, now, since }: Input): Map<string, Event> => {
  const known = new Map(existing.map((event) => [uidOf(event), event]));
  const stated = new Set(entries.map(({ uid }) => uid));
  const unknown = entries.filter(({ uid, cancelled }) => !known.has(uid) && !cancelled);
  if (unknown.length === 0 || missing.length === 0) return new Map();
  const all: Sides = {
    entries: [...unknown, ...entries.filter(({ uid }) => (known.get(uid)?.value.createdAt ?? '') >= since)],
    events: [
      ...missing,
      ...existing.filter(
        (event) =>
          event.value.state === 'cancelled' && event.value.changedAt >= since && !stated.has(uidOf(event)),
      ),
    ],
  };
  const titleOf = (details: EventDetails): string => moved(details, now);
  const byTitle = new Map(pair({ entries: unknown, events: missing }, all, titleOf));
  // Only what no title could mean is looked for by all the rest, so that neither way of knowing disturbs the other.
  const taken = new Set(byTitle.values());
  const dropped = new Set(all.events.map(({ value }) => titleOf(value)));
  const added = new Set(all.entries.map(({ details }) => titleOf(details)));
  const byRest = pair(
    {
      entries: unknown.filter(({ details }) => !dropped.has(titleOf(details))),
      events: missing.filter(({ value }) => !added.has(titleOf(value))),
    },
    {
      entries: all.entries.filter(({ uid }) => !byTitle.has(uid)),
      events: all.events.filter((event) => !taken.has(event)),
    },
    renamed,
  );
  return new Map([...byTitle, ...byRest]);
};
