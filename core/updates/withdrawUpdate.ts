/** Takes back what was published. Its address stays and says why. */
import { fail, type Result, succeed } from '../errors.ts';
import { type StepDeps, type StepInput, takeStep } from './takeStep.ts';

/** Fails with `notFound`, `forbidden` and `conflict`. */
export const withdrawUpdate = (
  deps: StepDeps,
  { reason, ...input }: StepInput & { reason: string },
): Promise<Result<null>> =>
  takeStep(deps, input, ({ powers, now }) =>
    powers.withdraw
      ? succeed({ change: { state: 'withdrawn', withdrawn: { at: now, reason } }, deed: 'update.withdrawn' })
      : fail('forbidden', 'Only editors and approvers may withdraw what is published.'),
  );
