/** An event that stands in list and calendar, and people who edit it there: for tests of what comes back. */

import type { CollaborativeEvent } from '#core/events/event.ts';
import type { Reply } from '#core/sync/inbound/ports.ts';
import { takeCalendarChanges } from '#core/sync/inbound/takeCalendarChanges.ts';
import { takeListChanges } from '#core/sync/inbound/takeListChanges.ts';
import type { CalendarEntry, ListFields } from '#core/sync/ports.ts';
import { projectSubjects } from '#core/sync/projectSubjects.ts';
import { instantOf } from '#core/time/zones.ts';
import { type InMemoryDeps, inMemoryDeps } from '../doubles/inMemoryDeps.ts';
import { aBooking, aPerson } from './aBooking.ts';
import { anEvent } from './anEvent.ts';

export const sam = { name: 'Sam Editor', email: 'sam@norfolk.example' };
const id = anEvent().id;

export const project = async (deps: InMemoryDeps): Promise<void> => {
  await projectSubjects(deps, [
    { kind: 'event', eventId: id },
    { kind: 'bookings', eventId: id },
  ]);
  deps.clock.advance(5);
};

/** An event that stands in list and calendar, five minutes ago, with two people going. */
export const standing = async (overrides: Partial<CollaborativeEvent> = {}): Promise<InMemoryDeps> => {
  const deps = inMemoryDeps();
  await deps.events.write([{ event: anEvent({ capacity: 30, ...overrides }), etag: null }]);
  deps.bookings.seed(
    aBooking({ person: aPerson(1), reference: 'AAAAA' }),
    aBooking({ person: aPerson(2), reference: 'BBBBB' }),
  );
  await project(deps);
  return deps;
};

export const truth = async (deps: InMemoryDeps): Promise<CollaborativeEvent> => {
  const stored = await deps.events.get(id);
  if (!stored) throw new Error('the event is gone');
  return stored.value;
};

export const itemOf = (deps: InMemoryDeps) => {
  const found = [...deps.eventList.items].find(([, item]) => item.key === id);
  if (!found) throw new Error('the item is gone');
  return found;
};

export const entryOf = (deps: InMemoryDeps) => {
  const found = [...deps.calendar.entries].find(([, entry]) => entry.key === id);
  if (!found) throw new Error('the entry is gone');
  return found;
};

export const now = (deps: InMemoryDeps): string => instantOf(deps.clock.now());

/** Somebody edits the item over there, and the list is read. */
export const editItem = async (deps: InMemoryDeps, fields: ListFields) => {
  const [remoteId, item] = itemOf(deps);
  item.fields = { ...item.fields, ...fields };
  const change = { remoteId, key: id, deleted: false, fields: { ...item.fields }, editor: sam };
  return takeListChanges(deps, { changes: [change], readAt: now(deps) });
};

export const editEntry = async (
  deps: InMemoryDeps,
  fields: Partial<CalendarEntry>,
  replies: readonly Reply[] = [],
) => {
  const [remoteId, entry] = entryOf(deps);
  entry.entry = { ...entry.entry, ...fields };
  const change = { remoteId, key: id, gone: false, entry: { ...entry.entry }, replies };
  return takeCalendarChanges(deps, { changes: [change], readAt: now(deps) });
};

export const theQuestion = async (deps: InMemoryDeps) => {
  const [stored, second] = await deps.desk.openQuestions();
  if (!stored || second) throw new Error('there is not exactly one question');
  return stored.value;
};

export const noticed = (deps: InMemoryDeps): string[] =>
  [...deps.desk.notices.values()].map(({ text }) => text);
