/** Keeps a draft as its author has it on the screen, again and again. Two people who write at once both learn of it. */
import { mayWriteFor } from '../areas/mayWriteFor.ts';
import { fail, type Result, succeed } from '../errors.ts';
import { sameDetails } from './sameDetails.ts';
import { type StepDeps, type StepInput, takeStep } from './takeStep.ts';
import type { UpdateDetails } from './update.ts';

/**
 * Fails with `notFound`, `forbidden`, `invalid` (it is no draft any more, or there is no such area) and `conflict`,
 * which leaves the newer version as it is. Saving what stands there already is fine, so a lost answer harms nothing.
 */
export const saveUpdate = async (
  deps: StepDeps,
  { details, ...input }: StepInput & { details: UpdateDetails },
): Promise<Result<null>> =>
  takeStep(deps, input, async ({ update, area, powers }) => {
    const { principal } = input;
    if (!powers.write) {
      if (update.state === 'inReview')
        return fail('invalid', 'It is in review. Take it back before you change it.');
      return fail('forbidden', 'You cannot change this update.');
    }
    if (sameDetails(update, details)) return succeed(null);
    if (details.area !== area.slug) {
      const next = (await deps.areas.get(details.area))?.value;
      if (!next || next.closed !== null) return fail('invalid', 'Choose an area that is worked on.');
      if (!mayWriteFor(next, principal)) return fail('forbidden', `You do not write for ${next.name}.`);
    }
    const isNew = !update.writers.includes(principal.key);
    return succeed({
      change: { ...details, writers: isNew ? [...update.writers, principal.key] : update.writers },
      deed: isNew ? 'update.joined' : null,
    });
  });
