import type { Problem } from '#core/contract/api.ts';

export type ProblemCode = Problem['error']['code'] | 'offline';

/** A request that did not succeed: why, in a sentence for people, and a reference to quote. */
export class RequestFailed extends Error {
  readonly code: ProblemCode;
  /** Empty when the request never reached the service. */
  readonly reference: string;

  constructor(code: ProblemCode, message: string, reference = '') {
    super(message);
    this.name = 'RequestFailed';
    this.code = code;
    this.reference = reference;
  }
}

/** Reads a refusal of the service; anything else that comes back with an error status is a fault of ours. */
export function problemOf(status: number, body: unknown): RequestFailed {
  const error = isRecord(body) && isRecord(body.error) ? body.error : null;
  if (error && typeof error.code === 'string' && typeof error.message === 'string') {
    return new RequestFailed(error.code as ProblemCode, error.message, String(error.reference ?? ''));
  }
  if (status === 401) return new RequestFailed('unauthenticated', 'Teams needs you to confirm it is you.');
  return new RequestFailed('unexpected', 'That did not work, and it is our fault.', `HTTP ${status}`);
}

export const asProblem = (error: unknown): RequestFailed =>
  error instanceof RequestFailed
    ? error
    : new RequestFailed('unexpected', 'That did not work, and it is our fault.');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
