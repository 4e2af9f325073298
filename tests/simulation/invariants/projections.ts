/** Exactly one item and one entry for each live event, saying what the truth says; none for any other. */
import { markedPart, textOfOurPart } from '#adapters/graph/html.ts';
import { type CollaborativeEvent, isOnline } from '#core/events/event.ts';
import { calendarEntry } from '#core/sync/calendarEntry.ts';
import { listFields } from '#core/sync/listFields.ts';
import { isLive } from '#core/sync/planProjections.ts';
import { wallTime } from '#core/time/zones.ts';
import { config } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import { keyOf, type RemoteEvent, type RemoteItem } from './remote.ts';
import { foreignThings } from './strangers.ts';

export type Remote = { items: RemoteItem[]; bookings: RemoteItem[]; events: RemoteEvent[] };

/** Days (Microsoft Graph documentation, "event: delta": a window has to be given). */
const daysFollowed = 29;

const plain = (value: unknown): unknown => {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value)) return Date.parse(value);
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value;
};

export const differences = (should: Record<string, unknown>, is: Record<string, unknown>): string[] =>
  Object.entries(should)
    .filter(([name, value]) => JSON.stringify(plain(value)) !== JSON.stringify(plain(is[name])))
    .map(
      ([name, value]) =>
        `${name} is ${JSON.stringify(is[name] ?? null)} and should be ${JSON.stringify(value)}`,
    );

const entryFields = (entry: ReturnType<typeof calendarEntry>, before: RemoteEvent) => {
  const day = (instant: string): string => wallTime(instant, entry.zone).day;
  const moment = (instant: string): string => (entry.allDay ? day(instant) : instant.slice(0, 19));
  return {
    subject: entry.subject,
    body: textOfOurPart(markedPart(entry.body)),
    start: moment(entry.start),
    end: moment(entry.end),
    isAllDay: entry.allDay,
    location: entry.location ?? '',
    // A meeting cannot be taken off an entry again.
    isOnlineMeeting: entry.online || before.isOnlineMeeting,
    showAs: entry.showAs,
    hideAttendees: true,
  };
};

const readFields = (event: RemoteEvent): Record<string, unknown> => ({
  ...event,
  body: textOfOurPart(event.body.content),
  start: event.start.dateTime.slice(0, event.isAllDay ? 10 : 19),
  end: event.end.dateTime.slice(0, event.isAllDay ? 10 : 19),
  location: event.location.displayName.replace(/;?\s*Microsoft Teams Meeting$/, ''),
});

/**
 * Fields that an open question is about stand as somebody left them until it is answered. An answer that was broken off
 * leaves its question open beside a later one.
 */
const questionsAbout = (world: World, source: 'list' | 'calendar') =>
  Map.groupBy(
    [...world.tables.desk.questions.values()]
      .map(({ value }) => value)
      .filter((question) => question.state === 'open' && question.source === source),
    ({ eventId }) => eventId,
  );

/** A link into another meeting, or into none, is worse than no link. */
const wrongLink = (event: CollaborativeEvent, { onlineMeeting }: RemoteEvent): string[] =>
  isOnline(event) && event.joinUrl !== (onlineMeeting?.joinUrl ?? null)
    ? [`joinUrl is ${onlineMeeting?.joinUrl} and the truth says ${event.joinUrl}`]
    : [];

const checkSide = <T>(
  world: World,
  source: 'list' | 'calendar',
  things: readonly T[],
  keyIn: (thing: T) => string | null,
  compare: (event: CollaborativeEvent, thing: T) => string[],
): void => {
  const { tables, violated } = world;
  const open = questionsAbout(world, source);
  const events = tables.events.all();
  const known = new Set(events.map(({ id }) => id));
  const byKey = Map.groupBy(things, (thing) => keyIn(thing) ?? '');
  const strangers = things.filter((thing) => !known.has(keyIn(thing) ?? '')).length;
  if (strangers !== foreignThings)
    violated(`${strangers} things in the ${source} are none of ours, of ${foreignThings} there were`);
  for (const event of events) {
    const questions = open.get(event.id) ?? [];
    const found = byKey.get(event.id) ?? [];
    const { id, state } = event;
    if (!isLive(event)) {
      if (found.length > 0) violated(`${id} is ${state} and stands ${found.length} times in the ${source}`);
      continue;
    }
    if (found.length === 0 && questions.some(({ edit }) => edit.deleted)) continue;
    // The window that is read of the calendar reaches so far back; what ended before is of no use to anybody.
    if (source === 'calendar' && Date.parse(event.end) < world.schedule.time - daysFollowed * 86_400_000)
      continue;
    const [thing] = found;
    if (!thing || found.length > 1)
      violated(`${event.id} is live and stands ${found.length} times in the ${source}`);
    if (!thing) continue;
    const asked = questions.flatMap(({ edit }) => Object.keys(edit.fields));
    const wrong = compare(event, thing).filter((what) => !asked.some((name) => what.startsWith(`${name} `)));
    if (wrong.length > 0) violated(`${event.id} in the ${source}: ${wrong.join('; ')}`);
  }
};

export const checkProjections = (world: World, { items, events }: Remote): void => {
  checkSide(
    world,
    'list',
    items,
    ({ fields }) => (typeof fields.Key === 'string' ? fields.Key : null),
    (event, { fields }) => differences(listFields(event), fields),
  );
  checkSide(
    world,
    'calendar',
    events.filter(({ isCancelled }) => !isCancelled),
    keyOf,
    (event, entry) => [
      ...differences(entryFields(calendarEntry(event, config.publicUrl), entry), readFields(entry)),
      ...wrongLink(event, entry),
    ],
  );
};
