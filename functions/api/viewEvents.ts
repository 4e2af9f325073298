/** How one person stands at several events, read in two requests whatever their number. */
import { myBookings } from '#core/bookings/myBookings.ts';
import type { Deps } from '#core/deps.ts';
import type { CollaborativeEvent } from '#core/events/event.ts';
import type { Principal } from '#core/people/person.ts';
import type { Viewed } from './presentEvent.ts';

export const viewEvents = async (
  deps: Pick<Deps, 'bookings' | 'events'>,
  events: readonly CollaborativeEvent[],
  principal: Principal,
): Promise<Viewed[]> => {
  const limited = events.filter((event) => event.capacity !== null).map((event) => event.id);
  const [held, entries] = await Promise.all([
    deps.bookings.placesHeld(limited),
    myBookings(deps, { principal }),
  ]);
  const mine = new Map(entries.map((entry) => [entry.event.id, entry]));
  return events.map((event) => ({
    event,
    held: held.get(event.id) ?? 0,
    mine: mine.get(event.id) ?? null,
  }));
};
