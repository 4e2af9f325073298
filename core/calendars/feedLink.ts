/** A member makes, sees again or revokes the secret link to their own calendar. */
import { personalCalendarLink } from '../contract/links.ts';
import type { Deps } from '../deps.ts';
import type { Principal } from '../people/person.ts';
import { instantOf } from '../time/zones.ts';

type FeedLinkDeps = Pick<Deps, 'clock' | 'feedLinks' | 'audit' | 'publicUrl'>;

const record = (deps: FeedLinkDeps, { key }: Principal, what: string): Promise<void> =>
  deps.audit.record([{ at: instantOf(deps.clock.now()), who: key, what, subject: key, detail: '' }]);

/** The link; asking again gives the same one. */
export const obtainFeedLink = async (deps: FeedLinkDeps, principal: Principal): Promise<string> => {
  const { key, name, email } = principal;
  const { token, made } = await deps.feedLinks.obtain({ key, name, email });
  if (made) await record(deps, principal, 'calendarLink.made');
  return personalCalendarLink(deps.publicUrl, token);
};

/** Revoking when there is none is fine. */
export const revokeFeedLink = async (deps: FeedLinkDeps, principal: Principal): Promise<void> => {
  if (await deps.feedLinks.revoke(principal.key)) await record(deps, principal, 'calendarLink.revoked');
};
