/** How much of a file the readers take on. A county's programme is a hundredth of this. */
import vm from 'node:vm';
import { fail, type Result } from '#core/errors.ts';

const maxBytes = 10 * 1024 * 1024;
export const maxRows = 20_000;
export const maxColumns = 60;
/** Characters. */
export const longestRow = 100_000;
/** Characters. Pictures within an event make it long, a description does not. */
export const longestEvent = 1_000_000;
/** Rows whose quotes do not fit; more of them are a broken file. */
export const maxBrokenRows = 100;
/** Dates of one repeating event. */
export const maxInstances = 500;

const mebibytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;

/** Looks at the size alone, so that a huge file is refused at once; null when it may be read. */
export const refuseSize = (bytes: Uint8Array): Result<never> | null => {
  if (bytes.byteLength > maxBytes)
    return fail(
      'tooLarge',
      `The file is ${mebibytes(bytes.byteLength)}. At most ${mebibytes(maxBytes)} can be read.`,
    );
  return bytes.byteLength === 0 ? fail('unreadable', 'The file is empty.') : null;
};

/** The error is made in the script's own realm, so `instanceof` says nothing about it. */
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/**
 * Runs synchronous work and ends it when its time is over, wherever it is: V8 stops everything that runs under a
 * script with a timeout. A hostile repetition rule therefore costs seconds, not a worker.
 */
export const withinTime = <T>(milliseconds: number, work: () => Result<T>): Result<T> => {
  let result: Result<T> = fail('unreadable', `The file could not be read in ${milliseconds / 1000} seconds.`);
  try {
    vm.runInNewContext(
      'work()',
      {
        work: () => {
          result = work();
        },
      },
      { timeout: milliseconds },
    );
  } catch (error) {
    if (!isTimeout(error)) throw error;
  }
  return result;
};
