/** Rolls on the places whose offers nobody took in time. For a timer. */

import type { Deps } from '../deps.ts';
import { instantOf } from '../time/zones.ts';
import type { RosterDeps } from './changeRoster.ts';
import { offerPlaces } from './offerPlaces.ts';

/** Events looked at in one go; the next tick takes the rest. */
const mostEvents = 200;

/** Answers how many bookings changed. */
export async function expireOffers(deps: RosterDeps & Pick<Deps, 'bookings'>): Promise<number> {
  return offerPlaces(deps, await deps.bookings.withLapsedOffers(instantOf(deps.clock.now()), mostEvents));
}
