/** What the page behind a personal link shows before its one button is pressed. Changes nothing: mail scanners open links. */

import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import { instantOf } from '../time/zones.ts';
import { externalPerson } from './bookPlace.ts';
import { readLink } from './links.ts';
import { type Standing, standingIn } from './standingOf.ts';

export type OpenedLink = { purpose: 'book' | 'giveUp'; standing: Standing };

/** `standing.booking` is null when there is nothing (any more) to give up, or nothing booked yet. Fails with `expired` or `notFound`. */
export async function openLink(
  deps: Pick<Deps, 'clock' | 'events' | 'bookings' | 'links'>,
  token: string,
): Promise<Result<OpenedLink>> {
  const link = await readLink(deps, token, 'book', 'giveUp');
  if (!link.ok) return link;
  const claims = link.value;
  const stored = await deps.events.get(claims.eventId);
  if (!stored || stored.value.state === 'draft') return fail('notFound', 'This event is not listed.');
  const { roster } = await deps.bookings.roster(claims.eventId);
  const person =
    claims.purpose === 'book'
      ? externalPerson(claims)
      : (roster.bookings.find((booking) => booking.reference === claims.reference)?.person ?? null);
  const now = instantOf(deps.clock.now());
  return succeed({ purpose: claims.purpose, standing: standingIn(roster, stored.value, person, now) });
}
