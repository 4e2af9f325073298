/** Out of review: a reviewer sends it back with a note, or those who write for the area take it back. */
import { fail, type Result, succeed } from '../errors.ts';
import { type StepDeps, type StepInput, takeStep } from './takeStep.ts';

/** Fails with `notFound`, `forbidden` and `conflict`. */
export const sendBack = (
  deps: StepDeps,
  { reason, ...input }: StepInput & { reason: string },
): Promise<Result<null>> =>
  takeStep(deps, input, ({ powers }) =>
    powers.review || powers.takeBack
      ? succeed({ change: { state: 'draft', note: reason }, deed: 'update.sentBack' })
      : fail('forbidden', 'You cannot send this update back.'),
  );
