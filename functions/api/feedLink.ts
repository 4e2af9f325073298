/** POST and DELETE /api/me/feed: the secret link to one's own bookings. */
import { obtainFeedLink, revokeFeedLink } from '#core/calendars/feedLink.ts';
import type { FeedLinkReply } from '#core/contract/api.ts';
import type { Deps } from '#core/deps.ts';
import { succeed } from '#core/errors.ts';
import type { SignedInCall } from '../http/door.ts';
import { jsonReply } from '../http/jsonReply.ts';

type FeedLinkDeps = Pick<Deps, 'clock' | 'feedLinks' | 'audit' | 'publicUrl'>;

export const makeFeedLink =
  (deps: FeedLinkDeps) =>
  async ({ principal }: SignedInCall) =>
    succeed(jsonReply<FeedLinkReply>({ url: await obtainFeedLink(deps, principal) }));

export const endFeedLink =
  (deps: FeedLinkDeps) =>
  async ({ principal }: SignedInCall) => {
    await revokeFeedLink(deps, principal);
    return succeed(jsonReply<FeedLinkReply>({ url: null }));
  };
