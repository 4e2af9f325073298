/** Brings calendar and list into step with some events: Outlook first, so that its join link is in the list at once. */
import type { Deps } from '../deps.ts';
import { type CollaborativeEvent, isOnline } from '../events/event.ts';
import { loseJoinUrl } from '../events/loseJoinUrl.ts';
import { instantOf } from '../time/zones.ts';
import { carryOut, type Delay, delayAmong } from './carryOut.ts';
import { eventIdOf, partKey } from './linkedEvents.ts';
import { byKey } from './notes.ts';
import { isLive, planCalendar, planEventItem } from './planProjections.ts';
import type { CalendarOperation, Outcome, Subject } from './ports.ts';

export type ProjectDeps = Pick<
  Deps,
  | 'clock'
  | 'sleep'
  | 'ids'
  | 'events'
  | 'bookings'
  | 'outbox'
  | 'leases'
  | 'projections'
  | 'eventList'
  | 'bookingList'
  | 'calendar'
  | 'mailer'
  | 'links'
  | 'audit'
  | 'publicUrl'
>;

/** What came of projecting: who was written to, who is not in step yet, and whose bookings must follow. */
type Projected = {
  worked: Set<string>;
  delays: Map<string, Delay>;
  /** Events that have bookings and whose entry comes, changes or goes: their people and their list follow. */
  bookingsToFollow: string[];
};

export const lateLink: Delay = { afterSeconds: 30, reason: 'Outlook has not given the join link yet.' };

const present = <T>(value: T | null): value is T => value !== null;

/** The events as the calendar has left them: with the join link it gave, where it gave one. */
const withJoinLinks = async (
  deps: Pick<Deps, 'events'>,
  events: ReadonlyMap<string, CollaborativeEvent>,
  outcomes: ReadonlyMap<string, Outcome>,
): Promise<Map<string, CollaborativeEvent>> => {
  const linked = new Map(events);
  const joinUrls = new Map<string, string>();
  for (const [id, outcome] of outcomes) {
    const event = events.get(id);
    const joinUrl = outcome.status === 'done' ? outcome.joinUrl : null;
    if (event?.state !== 'published' || joinUrl === null || joinUrl === event.joinUrl) continue;
    joinUrls.set(id, joinUrl);
    linked.set(id, { ...event, joinUrl });
  }
  if (joinUrls.size > 0) await deps.events.setJoinUrls(joinUrls);
  return linked;
};

/** An entry that is made anew gets another meeting: a link into the old one would lead nowhere. */
const loseOldLinks = async (
  deps: Pick<Deps, 'events'>,
  events: Map<string, CollaborativeEvent>,
  operations: readonly CalendarOperation[],
): Promise<void> => {
  for (const { op, key } of operations) {
    const event = events.get(key);
    if (op !== 'create' || !event?.joinUrl) continue;
    await loseJoinUrl(deps, key);
    events.set(key, { ...event, joinUrl: null });
  }
};

/** Of the events whose entry comes, changes or goes, those that have bookings. */
const bookedAmong = async (deps: Pick<Deps, 'bookings'>, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return [];
  const held = await deps.bookings.placesHeld(ids);
  return ids.filter((id) => held.has(id));
};

/** Of the events whose entry is about to change, those with further entries that must follow. */
const linkedAmong = async (deps: Pick<Deps, 'projections'>, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return [];
  const linked = await deps.projections.getMany(
    'calendar',
    ids.map((id) => partKey(id, 2)),
  );
  return linked.map(({ key }) => eventIdOf(key));
};

export const projectEvents = async (deps: ProjectDeps, ids: readonly string[]): Promise<Projected> => {
  const now = instantOf(deps.clock.now());
  const stored = await deps.events.getMany(ids);
  const events = new Map(stored.map(({ value }) => [value.id, value]));
  const [entries, items] = await Promise.all([
    deps.projections.getMany('calendar', ids).then(byKey),
    deps.projections.getMany('list', ids).then(byKey),
  ]);

  const calendarPlans = ids
    .map((id) => planCalendar(id, events.get(id) ?? null, entries.get(id), deps.publicUrl, now))
    .filter(present);
  const created = calendarPlans.flatMap(({ operation }) => (operation.op === 'create' ? operation.key : []));
  const changed = calendarPlans.flatMap(({ operation, before }) =>
    before && operation.op !== 'read' ? operation.key : [],
  );
  // Their first entry may have gone before.
  const over = ids.filter((id) => !isLive(events.get(id) ?? null));
  const linked = await linkedAmong(deps, [...new Set([...changed, ...over])]);
  // Whoever changed the event may not have known of a booking that was just being made.
  const booked = await bookedAmong(deps, [...new Set([...created, ...changed, ...over])]);
  const bookingsToFollow = [...new Set([...booked, ...linked])];
  // Marked before the entry is made, so that a crash after it cannot forget the people.
  if (bookingsToFollow.length > 0) await deps.outbox.mark(bookingsToFollow.map(bookingsOf));
  const write = async (operations: readonly CalendarOperation[]): Promise<Outcome[]> => {
    await loseOldLinks(deps, events, operations);
    return deps.calendar.apply(operations);
  };
  const calendar = await carryOut(deps, 'calendar', write, calendarPlans);
  const joined = await withJoinLinks(deps, events, calendar.outcomes);

  const listPlans = ids.map((id) => planEventItem(id, joined.get(id) ?? null, items.get(id))).filter(present);
  const list = await carryOut(deps, 'list', (operations) => deps.eventList.apply(operations), listPlans);

  const delays = new Map<string, Delay>();
  for (const id of ids) {
    const delay = delayAmong([calendar.delays.get(id), list.delays.get(id)]);
    if (delay) delays.set(id, delay);
  }
  for (const [id, outcome] of calendar.outcomes) {
    const event = joined.get(id);
    const wantsLink = outcome.status === 'done' && event && isOnline(event) && event.joinUrl === null;
    if (wantsLink && event.state === 'published' && !delays.has(id)) delays.set(id, lateLink);
  }
  await remarkIfChanged(
    deps,
    stored.map(({ value }) => value),
    delays,
  );
  return {
    worked: new Set([...calendar.outcomes.keys(), ...list.outcomes.keys()]),
    delays,
    bookingsToFollow,
  };
};

const bookingsOf = (eventId: string): Subject => ({ kind: 'bookings', eventId });

/**
 * Another worker may have written a newer version while we wrote an older one. Whoever finds the truth changed
 * since it was read marks the event again, so that the last writing is always of the last version.
 */
const remarkIfChanged = async (
  deps: Pick<Deps, 'events' | 'outbox'>,
  read: readonly CollaborativeEvent[],
  delays: Map<string, Delay>,
): Promise<void> => {
  const current = await deps.events.getMany(read.map(({ id }) => id));
  const versions = new Map(current.map(({ value }) => [value.id, value.version]));
  const changed = read.filter(({ id, version }) => versions.get(id) !== version).map(({ id }) => id);
  if (changed.length === 0) return;
  await deps.outbox.mark(changed.map((eventId) => ({ kind: 'event', eventId })));
  for (const id of changed) delays.set(id, { afterSeconds: 1, reason: 'It changed meanwhile.' });
};
