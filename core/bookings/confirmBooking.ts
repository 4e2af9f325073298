/** Presses the button behind the link of a confirming mail: books the place the mail was about. */
import type { Result } from '../errors.ts';
import { type BookPlaceDeps, externalPerson, placeFor } from './bookPlace.ts';
import { readLink } from './links.ts';
import type { Place } from './place.ts';

/** Fails with `expired` and as `bookPlace`. Pressing again answers the same booking. */
export async function confirmBooking(deps: BookPlaceDeps, token: string): Promise<Result<Place>> {
  const link = await readLink(deps, token, 'book');
  if (!link.ok) return link;
  const person = externalPerson(link.value);
  return placeFor(deps, { eventId: link.value.eventId, person, actor: person });
}
