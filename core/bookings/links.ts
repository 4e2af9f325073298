/** Making and reading the personal links of bookings. */
import { bookingLink } from '../contract/links.ts';
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { CollaborativeEvent, Instant } from '../events/event.ts';
import { bookingEnds } from './bookable.ts';
import type { Booking } from './booking.ts';
import { type LinkClaims, linkClaimsSchema } from './linkClaims.ts';

const day = 24 * 3_600_000;

type LinkDeps = Pick<Deps, 'links' | 'publicUrl'>;

const linkFor = async (deps: LinkDeps, claims: LinkClaims, expiresAt: number): Promise<string> =>
  bookingLink(deps.publicUrl, await deps.links.seal(claims, new Date(expiresAt)));

/** Gives up one booking; ends the day after the event. */
export const giveUpLink = (deps: LinkDeps, event: CollaborativeEvent, booking: Booking): Promise<string> =>
  linkFor(
    deps,
    { purpose: 'giveUp', eventId: event.id, reference: booking.reference },
    Date.parse(event.end) + day,
  );

/** Books a place for an address; ends after a day, at the latest when booking ends. */
export const confirmLink = (
  deps: LinkDeps,
  event: CollaborativeEvent,
  { name, email }: { name: string; email: string },
  now: Instant,
): Promise<string> =>
  linkFor(
    deps,
    { purpose: 'book', eventId: event.id, name, email },
    Math.min(Date.parse(now) + day, Date.parse(bookingEnds(event))),
  );

/** The claims of a link; `expired` for one that has ended, is not ours or is for something else. */
export async function readLink<P extends LinkClaims['purpose']>(
  deps: Pick<Deps, 'links'>,
  token: string,
  ...purposes: P[]
): Promise<Result<Extract<LinkClaims, { purpose: P }>>> {
  const claims = linkClaimsSchema.safeParse(await deps.links.open(token));
  const isWanted = (it: LinkClaims): it is Extract<LinkClaims, { purpose: P }> =>
    purposes.some((purpose) => purpose === it.purpose);
  return claims.success && isWanted(claims.data)
    ? succeed(claims.data)
    : fail('expired', 'This link has ended. You can ask for a new one.');
}
