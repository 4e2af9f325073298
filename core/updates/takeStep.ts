/** One step in the life of an update: seen, allowed, written only if nobody wrote since, and on the trail. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Instant } from '../events/event.ts';
import type { Principal } from '../people/person.ts';
import { instantOf } from '../time/zones.ts';
import { type FoundUpdate, findUpdate } from './findUpdate.ts';
import { powersOver, type UpdatePowers } from './mayDo.ts';
import type { Update } from './update.ts';

export type StepDeps = Pick<Deps, 'clock' | 'areas' | 'updates' | 'audit'>;

/** Who takes the step, on which update, as it was when they looked. */
export type StepInput = { principal: Principal; id: string; etag: string };

export type Found = FoundUpdate & { update: Update; powers: UpdatePowers; now: Instant };

export const changedMeanwhile = fail(
  'conflict',
  'Somebody else changed this update meanwhile. What you wrote is not lost: compare it with the newest version.',
);

/** The deed is for the trail, such as `update.published`; null leaves none. */
export type Step = { change: Partial<Update>; deed: string | null };

/**
 * `decide` says what is to be different, null when nothing is, or why not. Fails with `notFound`, with `conflict` when
 * somebody wrote meanwhile, and with what `decide` answers.
 */
export const takeStep = async (
  deps: StepDeps,
  { principal, id, etag }: StepInput,
  decide: (found: Found) => Result<Step | null> | Promise<Result<Step | null>>,
): Promise<Result<null>> => {
  const found = await findUpdate(deps, { principal, id });
  if (!found.ok) return found;
  const { stored, area } = found.value;
  const now = instantOf(deps.clock.now());
  const { value: update } = stored;
  const powers = powersOver(update, area, principal);
  const decided = await decide({ ...found.value, update, powers, now });
  if (!decided.ok) return decided;
  if (decided.value === null) return succeed(null);
  if (stored.etag !== etag) return changedMeanwhile;
  const { change, deed } = decided.value;
  const next: Update = { ...update, ...change, version: update.version + 1, changedAt: now };
  if ((await deps.updates.put(next, etag)) === 'conflict') return changedMeanwhile;
  if (deed !== null)
    await deps.audit.record([
      { at: now, who: principal.key, what: deed, subject: id, detail: `version ${next.version}` },
    ]);
  return succeed(null);
};
