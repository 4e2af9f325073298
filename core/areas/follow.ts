/** Following an area: it comes in the person's digest. Doing either again is fine. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Principal } from '../people/person.ts';

export const noSuchArea = fail('notFound', 'There is no such priority area.');

/** Remembers where the person is reached. Fails with `notFound`. */
export const followArea = async (
  deps: Pick<Deps, 'areas' | 'follows' | 'people'>,
  { principal: { key, name, email }, slug }: { principal: Principal; slug: string },
): Promise<Result<null>> => {
  if (!(await deps.areas.get(slug))) return noSuchArea;
  await deps.people.put({ key, name, email });
  await deps.follows.follow(key, slug);
  return succeed(null);
};

/** An area that is gone can be left all the same. */
export const unfollowArea = async (
  deps: Pick<Deps, 'follows'>,
  { principal, slug }: { principal: Principal; slug: string },
): Promise<Result<null>> => {
  await deps.follows.unfollow(principal.key, slug);
  return succeed(null);
};
