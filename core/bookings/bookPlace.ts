/** Books a place at an event, for oneself or (editors) for somebody known by e-mail. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import { externalKey, mayEdit, type Person, type Principal } from '../people/person.ts';
import { changeRoster, type RosterDeps } from './changeRoster.ts';
import { decideBooking } from './decideBooking.ts';
import { type Place, placeIn } from './place.ts';
import { referenceFor } from './referenceFor.ts';

export type BookPlaceDeps = RosterDeps & Pick<Deps, 'ids'>;

export type BookPlaceInput = {
  principal: Principal;
  eventId: string;
  /** Somebody else, by e-mail; editors only. */
  guest?: { name: string; email: string } | undefined;
};

/**
 * Fails with `notFound`, `forbidden`, `busy` and the reasons of `whyNotBookable`. A full event is no failure: the
 * person then stands on the waiting list.
 */
export async function bookPlace(deps: BookPlaceDeps, input: BookPlaceInput): Promise<Result<Place>> {
  const { principal, eventId, guest } = input;
  if (guest && !mayEdit(principal))
    return fail('forbidden', 'Only editors can book a place for somebody else by e-mail.');
  const person = guest ? externalPerson(guest) : memberPerson(principal);
  return placeFor(deps, { eventId, person, actor: memberPerson(principal) });
}

/** Books for a person who has been established by whoever calls. */
export async function placeFor(
  deps: BookPlaceDeps,
  { eventId, person, actor }: { eventId: string; person: Person; actor: Person },
): Promise<Result<Place>> {
  if (person.email === '')
    return fail('invalid', 'We do not know your e-mail address, so we cannot send you an invitation.');
  const stored = await deps.events.get(eventId);
  if (!stored) return fail('notFound', 'This event is not listed.');
  const event = stored.value;
  const decided = await changeRoster(deps, event, actor, (roster, now) =>
    decideBooking(roster, event, {
      person,
      bookedBy: actor.key,
      now,
      reference: referenceFor(deps.ids, eventId, person.email),
    }),
  );
  return decided.ok ? succeed(placeIn(event, decided.value)) : decided;
}

export const externalPerson = ({ name, email }: { name: string; email: string }): Person => ({
  key: externalKey(email),
  name: name.trim(),
  email: email.trim().toLowerCase(),
});

const memberPerson = ({ key, name, email }: Principal): Person => ({ key, name, email: email.toLowerCase() });
