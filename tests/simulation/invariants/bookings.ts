/** Bookings: the list, the people invited in Outlook, and what people were told all agree with the rosters. */

import { bookingFields, bookingKey } from '#core/sync/listFields.ts';
import { isLive } from '#core/sync/planProjections.ts';
import { isShown } from '#core/sync/reconcile/side.ts';
import { instantOf } from '#core/time/zones.ts';
import type { World } from '../world/world.ts';
import { differences, type Remote } from './projections.ts';
import { keyOf } from './remote.ts';

const checkList = ({ tables, schedule, violated }: World, { bookings }: Remote): void => {
  const items = Map.groupBy(bookings, ({ fields }) => String(fields.Key));
  const expected = new Set<string>();
  const now = instantOf(schedule.now());
  for (const event of tables.events.all())
    for (const booking of tables.bookings.of(event.id)) {
      if (!isLive(event) || booking.state === 'cancelled') continue;
      const key = bookingKey(booking);
      expected.add(key);
      if (!isShown(event, now)) continue;
      const found = items.get(key) ?? [];
      const [item] = found;
      if (!item || found.length > 1) {
        violated(`the booking ${key} stands ${found.length} times in the list of bookings`);
        continue;
      }
      const wrong = differences(bookingFields(booking, event), item.fields);
      if (wrong.length > 0) violated(`the booking ${key} in the list: ${wrong.join('; ')}`);
    }
  for (const [key, found] of items)
    if (!expected.has(key)) violated(`${found.length} items stand for the booking ${key}, which is none`);
};

const checkInvited = (world: World, { events }: Remote): void => {
  const { tables, schedule, violated } = world;
  const now = instantOf(schedule.now());
  const deleted = new Set(
    [...tables.desk.questions.values()]
      .filter(({ value }) => value.state === 'open' && value.source === 'calendar' && value.edit.deleted)
      .map(({ value }) => value.eventId),
  );
  for (const event of tables.events.all()) {
    if (!isShown(event, now) || deleted.has(event.id)) continue;
    const entry = events.find((one) => keyOf(one) === event.id && !one.isCancelled);
    const invited = (entry?.attendees ?? [])
      .map(({ emailAddress }) => emailAddress.address.toLowerCase())
      .sort();
    const going = tables.bookings
      .of(event.id)
      .filter(({ state }) => state === 'going' && event.kind !== 'keyDate')
      .map(({ person }) => person.email)
      .sort();
    if (invited.join() !== going.join())
      violated(`at ${event.id} invited are [${invited.join(', ')}] and going are [${going.join(', ')}]`);
  }
};

/** Outlook forgets answers to a time or an entry that is another by now, and asks again; after the event the roster is a record. */
const stillAsked = (
  { tables, schedule }: World,
  { events }: Remote,
  eventId: string,
  { version, remoteId, start }: { version: number; remoteId: string; start: string },
): boolean => {
  const event = tables.events.rows.get(eventId)?.value;
  const entry = events.find(({ id }) => id === remoteId);
  return (
    event?.version === version &&
    entry !== undefined &&
    JSON.stringify(entry.start) === start &&
    Date.parse(event.end) > schedule.time
  );
};

const checkTold = (world: World, remote: Remote): void => {
  const { tables, ledger, violated } = world;
  for (const { eventId, email, expected, answered } of ledger.expectations()) {
    if (answered && !stillAsked(world, remote, eventId, answered)) continue;
    const booking = tables.bookings
      .of(eventId)
      .find(({ person, state }) => person.email === email && state !== 'cancelled');
    const state = booking?.state ?? 'absent';
    const is = state === 'waiting' || state === 'offered' ? 'hoping' : state;
    if (is !== expected) violated(`${email} was told ${expected} at ${eventId} and is ${state}`);
  }
};

export const checkBookings = (world: World, remote: Remote): void => {
  checkList(world, remote);
  checkInvited(world, remote);
  checkTold(world, remote);
};
