/** Rolls on the places whose offers nobody took in time. For a timer. */

import type { Deps } from '../deps.ts';
import { succeed } from '../errors.ts';
import { instantOf } from '../time/zones.ts';
import type { Booking, Roster } from './booking.ts';
import { changeRoster, type RosterDeps } from './changeRoster.ts';
import { withBookings } from './roster.ts';
import { settle } from './settle.ts';

/** Events looked at in one go; the next tick takes the rest. */
const mostEvents = 200;

/** Answers how many bookings changed. An event that is busy is left to the next tick. */
export async function expireOffers(deps: RosterDeps & Pick<Deps, 'bookings'>): Promise<number> {
  const eventIds = await deps.bookings.withLapsedOffers(instantOf(deps.clock.now()), mostEvents);
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
