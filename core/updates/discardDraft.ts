/** Throws a draft away. What was once published is withdrawn instead. */
import { fail, type Result, succeed } from '../errors.ts';
import { instantOf } from '../time/zones.ts';
import { findUpdate } from './findUpdate.ts';
import { powersOver } from './mayDo.ts';
import { changedMeanwhile, type StepDeps, type StepInput } from './takeStep.ts';

/** Fails with `notFound`, `forbidden` and `conflict`. */
export const discardDraft = async (
  deps: StepDeps,
  { principal, id, etag }: StepInput,
): Promise<Result<null>> => {
  const found = await findUpdate(deps, { principal, id });
  if (!found.ok) return found;
  const { stored, area } = found.value;
  if (!powersOver(stored.value, area, principal).write)
    return fail('forbidden', 'Only a draft can be thrown away, by those who write for its area.');
  if ((await deps.updates.remove(id, etag)) === 'conflict') return changedMeanwhile;
  const at = instantOf(deps.clock.now());
  await deps.audit.record([
    { at, who: principal.key, what: 'update.discarded', subject: id, detail: area.slug },
  ]);
  return succeed(null);
};
