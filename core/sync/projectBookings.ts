/** Brings the list of bookings, the people invited in Outlook and what people were told into step with one event's roster. */
import { keepPlaces } from '../bookings/keepPlaces.ts';
import { placesHeld } from '../bookings/roster.ts';
import { tellOfCancellation } from '../bookings/tellOfCancellation.ts';
import { tellOfUntold } from '../bookings/tellOfUntold.ts';
import { carryOut, delayAmong, type Step } from './carryOut.ts';
import { bookingKey } from './listFields.ts';
import { byKey } from './notes.ts';
import { isLive, planBookingItems } from './planProjections.ts';
import { projectAttendees } from './projectAttendees.ts';
import type { ProjectDeps } from './projectEvents.ts';

export const projectBookings = async (deps: ProjectDeps, eventId: string): Promise<Step> => {
  const stored = await deps.events.get(eventId);
  const event = stored?.value ?? null;
  const { roster, etag } = await deps.bookings.roster(eventId);
  if (isLive(event) && event.capacity !== null && placesHeld(roster) > event.capacity)
    await keepPlaces(deps, eventId);
  const items = byKey(await deps.projections.getMany('bookingList', roster.bookings.map(bookingKey)));
  const plans = planBookingItems(event, roster.bookings, items);
  const list = await carryOut(deps, 'bookingList', (operations) => deps.bookingList.apply(operations), plans);
  const people = await projectAttendees(deps, event, eventId, roster.bookings, etag);
  const cancelled = event ? await tellOfCancellation(deps, event, roster.bookings) : null;
  const letters = event ? await tellOfUntold(deps, event, roster) : null;
  const delay = delayAmong([people.delay, ...list.delays.values(), cancelled?.delay, letters?.delay]);
  const worked = people.worked || plans.length > 0 || (cancelled?.told ?? 0) + (letters?.told ?? 0) > 0;
  // What we wrote of a roster or an event that has changed since we read it may have gone over something newer.
  const now = await deps.bookings.roster(eventId);
  const then = await deps.events.get(eventId);
  if (now.etag === etag && then?.value.version === event?.version) return { worked, delay };
  await deps.outbox.mark([{ kind: 'bookings', eventId }]);
  return { worked, delay: { afterSeconds: 1, reason: 'It changed meanwhile.' } };
};
