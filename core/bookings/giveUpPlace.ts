/** Gives up one's place, offer or turn in the line. Nobody else is told, except who gets the place. */
import { fail, type Result, succeed } from '../errors.ts';
import type { Person } from '../people/person.ts';
import type { Booking } from './booking.ts';
import { changeRoster, type RosterDeps } from './changeRoster.ts';
import { decideGivingUp } from './decideGivingUp.ts';
import { type Place, placeIn } from './place.ts';

/** Fails with `notFound`, `notBooked`, `eventOver` or `busy`. */
export async function giveUpPlace(
  deps: RosterDeps,
  { principal, eventId }: { principal: Person; eventId: string },
): Promise<Result<Place>> {
  const email = principal.email.toLowerCase();
  return giveUp(
    deps,
    eventId,
    principal,
    ({ person }) => person.key === principal.key || person.email === email,
  );
}

/** Gives up the booking that `mine` finds; `actor` is who does it. */
export async function giveUp(
  deps: RosterDeps,
  eventId: string,
  actor: Person | null,
  mine: (booking: Booking) => boolean,
): Promise<Result<Place>> {
  const stored = await deps.events.get(eventId);
  if (!stored || stored.value.state === 'draft') return fail('notFound', 'This event is not listed.');
  const event = stored.value;
  const decided = await changeRoster(deps, event, actor, (roster, now) =>
    decideGivingUp(roster, event, mine, now),
  );
  return decided.ok ? succeed(placeIn(event, decided.value)) : decided;
}
