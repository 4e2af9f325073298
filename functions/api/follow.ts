/** POST and DELETE /api/areas/{slug}/follow */
import { followArea, unfollowArea } from '#core/areas/follow.ts';
import type { Deps } from '#core/deps.ts';
import type { SignedInCall } from '../http/door.ts';
import { type AreasDeps, areaReply } from './areas.ts';

type FollowDeps = AreasDeps & Pick<Deps, 'people'>;

const follow =
  (change: typeof followArea | typeof unfollowArea) =>
  (deps: FollowDeps) =>
  async ({ principal, request }: SignedInCall) => {
    const slug = request.params.slug ?? '';
    const changed = await change(deps, { principal, slug });
    return changed.ok ? areaReply(deps, principal, slug) : changed;
  };

export const follows = follow(followArea);
export const unfollows = follow(unfollowArea);
