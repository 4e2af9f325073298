/** Places never exceed capacity, at no step. */
import { holdsPlace } from '#core/bookings/booking.ts';
import type { World } from '../world/world.ts';

const check = ({ tables, violated }: World, eventId: string): void => {
  const event = tables.events.rows.get(eventId)?.value;
  const held = tables.bookings.of(eventId).filter(holdsPlace).length;
  if (event?.state === 'published' && event.capacity !== null && held > event.capacity)
    violated(`${held} places are held at ${eventId}, which has ${event.capacity}`);
};

/** Looks at every writing of rosters and events as it takes effect. */
export const watchPlaces = (world: World): void => {
  const { bookings, events } = world.tables;
  const [writeRoster, writeEvents] = [bookings.write.bind(bookings), events.write.bind(events)];
  bookings.write = async (eventId, ...rest) => {
    const written = await writeRoster(eventId, ...rest);
    check(world, eventId);
    return written;
  };
  events.write = async (writes) => {
    const written = await writeEvents(writes);
    for (const { event } of writes) check(world, event.id);
    return written;
  };
};
