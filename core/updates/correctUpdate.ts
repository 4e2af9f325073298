/** Puts a published update right, and tells readers what was wrong. */
import { fail, type Result, succeed } from '../errors.ts';
import { problemsOf } from './problemsOf.ts';
import { sameDetails } from './sameDetails.ts';
import { type StepDeps, type StepInput, takeStep } from './takeStep.ts';
import type { UpdateDetails } from './update.ts';

/** Before any deadline: one that stands as it was may have passed. */
const longAgo = '';

/** Fails with `notFound`, `forbidden`, `conflict`, and `invalid` with the first thing to be mended. */
export const correctUpdate = (
  deps: StepDeps,
  { details, reason, ...input }: StepInput & { details: UpdateDetails; reason: string },
): Promise<Result<null>> =>
  takeStep(deps, input, ({ update, area, powers, now }) => {
    if (!powers.correct)
      return fail('forbidden', 'Only editors and approvers may correct what is published.');
    if (details.area !== update.area) return fail('invalid', 'A published update stays in its area.');
    if (sameDetails(update, details)) return fail('invalid', 'Nothing is different yet.');
    const asOf = details.ask.by === update.ask.by ? longAgo : now;
    const [problem] = problemsOf(details, { ...area, closed: null }, asOf);
    if (problem) return fail('invalid', problem.message);
    return succeed({
      change: { ...details, corrections: [...update.corrections, { at: now, reason }] },
      deed: 'update.corrected',
    });
  });
