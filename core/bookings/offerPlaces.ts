/** Gives the line of an event what time and free places bring: offers that ran out roll on, new places are offered. */
import type { Deps } from '../deps.ts';
import { succeed } from '../errors.ts';
import type { Booking, Roster } from './booking.ts';
import { changeRoster, type RosterDeps } from './changeRoster.ts';
import { withBookings } from './roster.ts';
import { settle } from './settle.ts';

/**
 * For whenever places may have come free: capacity was raised, whichever door it came through, or an offer ran out. Safe
 * to repeat. Answers how many bookings changed; an event that is busy is left to the next time.
 */
export async function offerPlaces(
  deps: RosterDeps & Pick<Deps, 'bookings'>,
  eventIds: readonly string[],
): Promise<number> {
  let changes = 0;
  for (const { value: event } of await deps.events.getMany(eventIds)) {
    const settled = await changeRoster(deps, event, null, (roster: Roster, now) => {
      const changed: Booking[] = settle(roster, event, now);
      return succeed({ changed, roster: withBookings(roster, changed) });
    });
    if (settled.ok) changes += settled.value.changed.length;
  }
  return changes;
}
