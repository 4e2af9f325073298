/** Lets an update out: never one's own. */
import { fail, type Result, succeed } from '../errors.ts';
import { problemsOf } from './problemsOf.ts';
import { type StepDeps, type StepInput, takeStep } from './takeStep.ts';

/**
 * Fails with `notFound`, `forbidden` (no reviewer, or it is their own), `conflict`, and `invalid` when something has to
 * be mended after all, such as a deadline that passed while it waited.
 */
export const publishUpdate = (deps: StepDeps, input: StepInput): Promise<Result<null>> =>
  takeStep(deps, input, ({ update, area, powers, now }) => {
    if (!powers.review) return fail('forbidden', powers.reviewRefused ?? 'You cannot publish this update.');
    const [problem] = problemsOf(update, area, now);
    if (problem) return fail('invalid', problem.message);
    return succeed({
      change: { state: 'published', note: null, publishedAt: now },
      deed: 'update.published',
    });
  });
