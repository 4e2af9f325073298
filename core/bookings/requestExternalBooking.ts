/** Somebody without a sign-in asks for a place: they get a mail whose link books it. Nothing is stored until they confirm. */

import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import { instantOf } from '../time/zones.ts';
import { whyNotBookable } from './bookable.ts';
import { externalPerson } from './bookPlace.ts';
import { confirmLink } from './links.ts';
import { confirmMail } from './mails.ts';

/** A second request for the same address and event within this time sends no second mail. */
const requestPauseMinutes = 10;

export type ExternalRequest = { eventId: string; name: string; email: string };

/**
 * `alreadySent`: a mail went to this address for this event a moment ago. The answer never tells whether the address
 * has a booking. Fails with `notFound`, the reasons of `whyNotBookable`, or `unavailable` when the mail could not go.
 */
export async function requestExternalBooking(
  deps: Pick<Deps, 'clock' | 'events' | 'links' | 'once' | 'mailer' | 'publicUrl'>,
  request: ExternalRequest,
): Promise<Result<{ alreadySent: boolean }>> {
  const stored = await deps.events.get(request.eventId);
  if (!stored) return fail('notFound', 'This event is not listed.');
  const event = stored.value;
  const now = instantOf(deps.clock.now());
  const closed = whyNotBookable(event, now);
  if (closed) return fail(closed.code, closed.message);

  const person = externalPerson(request);
  const key = `request ${event.id} ${person.email}`;
  if (!(await deps.once.first(key, requestPauseMinutes * 60))) return succeed({ alreadySent: true });

  const link = await confirmLink(deps, event, person, now);
  const outcome = await deps.mailer.send(confirmMail({ event, person, link, publicUrl: deps.publicUrl }));
  return outcome.status === 'done'
    ? succeed({ alreadySent: false })
    : fail('unavailable', 'We could not send the e-mail. Please try again in ten minutes.');
}
