/** An author is done: somebody else looks at it before it goes out. */
import { fail, type Result, succeed } from '../errors.ts';
import { problemsOf } from './problemsOf.ts';
import { type StepDeps, type StepInput, takeStep } from './takeStep.ts';

/** Fails with `notFound`, `forbidden`, `conflict`, and `invalid` with the first thing to be mended. */
export const sendForReview = (deps: StepDeps, input: StepInput): Promise<Result<null>> =>
  takeStep(deps, input, ({ update, area, powers, now }) => {
    if (!powers.write) return fail('forbidden', 'You cannot send this update for review.');
    const [problem] = problemsOf(update, area, now);
    if (problem) return fail('invalid', problem.message);
    return succeed({ change: { state: 'inReview', note: null }, deed: 'update.sentForReview' });
  });
