/** Places never exceed capacity, but for the moment in which one person books and another cuts places down. */
import { holdsPlace } from '#core/bookings/booking.ts';
import type { World } from '../world/world.ts';

/** Longer than any call from reading to writing. What is exceeded then is put right by the next projecting. */
const moment = 120_000;

type Times = Map<string, number>;

/** Looks at every writing of rosters and events as it takes effect. */
export const watchPlaces = (world: World): void => {
  const { tables, schedule, counts, ledger, trace, violated } = world;
  const { bookings, events } = tables;
  const [booked, cut]: [Times, Times] = [new Map(), new Map()];
  const heldAt = (id: string): number => bookings.of(id).filter(holdsPlace).length;

  const check = (id: string, other: Times): void => {
    const event = events.rows.get(id)?.value;
    const held = heldAt(id);
    if (event?.state !== 'published' || event.capacity === null || held <= event.capacity) return;
    if (schedule.time - (other.get(id) ?? 0) < moment) counts.add('places exceeded for a moment');
    else violated(`${held} places are held at ${id}, which has ${event.capacity}`);
  };

  const [writeRoster, writeEvents] = [bookings.write.bind(bookings), events.write.bind(events)];
  bookings.write = async (id, changed, ...rest) => {
    const before = new Map(bookings.of(id).map(({ reference, state }) => [reference, state]));
    const held = heldAt(id);
    const written = await writeRoster(id, changed, ...rest);
    if (written === 'conflict') return written;
    for (const { reference, state } of changed)
      if (before.get(reference) !== state) {
        ledger.noteTurn(id, reference, state, before.get(reference));
        trace.remark(`${id} ${reference}: ${before.get(reference) ?? 'new'} to ${state}`);
      }
    if (heldAt(id) <= held) return written;
    check(id, cut);
    booked.set(id, schedule.time);
    return written;
  };
  events.write = async (writes) => {
    const before = new Map(writes.map(({ event: { id } }) => [id, events.rows.get(id)?.value]));
    const written = await writeEvents(writes);
    for (const { event } of written === 'written' ? writes : []) {
      const { capacity = null, state = null } = before.get(event.id) ?? {};
      // One that returns with fewer places than it had bookings is put right too.
      if (capacity !== event.capacity || state !== event.state) {
        cut.set(event.id, schedule.time);
        trace.remark(`${event.id}: ${event.state}, ${event.capacity ?? 'unlimited'} places`);
      }
      check(event.id, state === 'published' ? booked : cut);
    }
    return written;
  };
};

/** In the end nothing is exceeded any more. */
export const checkPlaces = ({ tables, violated }: World): void => {
  for (const { id, state, capacity } of tables.events.all()) {
    const held = tables.bookings.of(id).filter(holdsPlace).length;
    if (state === 'published' && capacity !== null && held > capacity)
      violated(`${held} places are held at ${id}, which has ${capacity}`);
  }
};
