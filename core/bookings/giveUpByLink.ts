/** Presses the button behind the give-up link of a mail. */
import type { Result } from '../errors.ts';
import type { RosterDeps } from './changeRoster.ts';
import { giveUp } from './giveUpPlace.ts';
import { readLink } from './links.ts';
import type { Place } from './place.ts';

/** Fails with `expired` and as `giveUpPlace`. */
export async function giveUpByLink(deps: RosterDeps, token: string): Promise<Result<Place>> {
  const link = await readLink(deps, token, 'giveUp');
  if (!link.ok) return link;
  const { eventId, reference } = link.value;
  return giveUp(deps, eventId, null, (booking) => booking.reference === reference);
}
