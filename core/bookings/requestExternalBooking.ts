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

/**
 * Anybody may send the form, so it must not become a way to flood one mailbox, or to use up what Exchange Online lets
 * ours send ("Exchange Online limits": 30 messages a minute, 10,000 recipients a day).
 */
const mostInAnHour = { address: 6, event: 200, all: 1000 };
const hour = 3600;

export type ExternalRequest = { eventId: string; name: string; email: string };

/**
 * `alreadySent`: a mail went to this address for this event a moment ago. The answer never tells whether the address
 * has a booking. Fails with `notFound`, the reasons of `whyNotBookable`, `tooMany`, or `unavailable` when the mail could
 * not go.
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

  const flooded = await whyTooMany(deps, event.id, person.email);
  if (flooded) return flooded;

  const link = await confirmLink(deps, event, person, now);
  const outcome = await deps.mailer.send(
    confirmMail({ event, email: person.email, link, publicUrl: deps.publicUrl }),
  );
  return outcome.status === 'done'
    ? succeed({ alreadySent: false })
    : fail('unavailable', 'We could not send the e-mail. Please try again in ten minutes.');
}

/** One address is counted first, so that whoever floods it uses up nobody else's share. */
const whyTooMany = async (
  { once }: Pick<Deps, 'once'>,
  eventId: string,
  email: string,
): Promise<Result<never> | null> => {
  if (!(await once.oneOf(mostInAnHour.address, `requests for ${email}`, hour)))
    return fail(
      'tooMany',
      'We have sent several mails to this address in the last hour. Look for them, also among unwanted mail, or try again later.',
    );
  const hasRoom =
    (await once.oneOf(mostInAnHour.event, `requests at ${eventId}`, hour)) &&
    (await once.oneOf(mostInAnHour.all, 'requests', hour));
  return hasRoom
    ? null
    : fail('tooMany', 'Very many people are asking for places right now. Please try again in an hour.');
};
