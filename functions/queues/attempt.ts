/** One try of one message: a failure is kept with its reason, for the queue keeps none. */
import { ZodError } from 'zod';
import type { QueueName } from '#core/contract/queue.ts';
import { forgetFailure, noteFailure, type StoppedDeps } from '#core/sync/health/noteFailure.ts';
import { isTriedAgain } from '#core/sync/health/stopped.ts';
import { Unreadable } from '#core/sync/inbound/unreadable.ts';
import { describeError, mask } from '../http/describeError.ts';

/** Characters of a reason; what is longer stands in the log. */
const longestReason = 200;

const serviceWords = (error: Error): string | null => {
  if (error.name !== 'RestError') return null;
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'no code';
  return status === null
    ? `The storage account could not be reached (${code}).`
    : `The storage account answered ${status} (${code}).`;
};

/** Why it failed, in a sentence for administrators, with nobody's data in it. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof ZodError) {
    const [issue] = error.issues;
    if (issue?.path.join('.') === 'v') return 'It is of a version that this program does not know.';
    return `Something was not of the shape it should have (${issue?.path.join('.') || 'all of it'}).`;
  }
  if (!(error instanceof Error)) return 'Something on our side went wrong.';
  const words = mask(error.message).split('\n')[0]?.slice(0, longestReason) ?? '';
  // These say what is wrong in words of ours; the names of other errors are for those who mend programs.
  if (error instanceof Unreadable || error.name === 'Error') return words;
  return serviceWords(error) ?? `Something on our side went wrong (${error.name}: ${words}).`;
};

type Try = {
  queue: QueueName;
  message: unknown;
  /** How often it has been tried, this time among them. */
  tries: number;
  report: (sentence: string) => void;
};

/** @throws what the work throws, so that the host counts the failure and tries again */
export const attempt = async (
  deps: StoppedDeps,
  { queue, message, tries, report }: Try,
  work: () => Promise<void>,
): Promise<void> => {
  try {
    await work();
  } catch (error) {
    await noteFailure(deps, queue, message, reasonOf(error)).catch((other: unknown) =>
      report(`the reason of a failure could not be kept: ${describeError(other)}`),
    );
    throw error;
  }
  if (tries > 1 || isTriedAgain(message)) await forgetFailure(deps, queue, message);
};
