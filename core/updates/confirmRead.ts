/** "I have read this." Saying it again changes nothing. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Principal } from '../people/person.ts';
import { instantOf } from '../time/zones.ts';
import { findUpdate } from './findUpdate.ts';

/** Fails with `notFound`, and `invalid` where nobody is asked to confirm. */
export const confirmRead = async (
  deps: Pick<Deps, 'clock' | 'areas' | 'updates' | 'confirmations'>,
  { principal, id }: { principal: Principal; id: string },
): Promise<Result<null>> => {
  const found = await findUpdate(deps, { principal, id });
  if (!found.ok) return found;
  const { state, confirm } = found.value.stored.value;
  if (state !== 'published' || !confirm)
    return fail('invalid', 'Nobody needs to confirm that they have read this update.');
  await deps.confirmations.confirm(id, principal.key, instantOf(deps.clock.now()));
  return succeed(null);
};
