import type { Problem } from '#core/contract/api.ts';

export type ProblemCode = Problem['error']['code'] | 'offline';

/** A request that did not succeed: why, in a sentence for people, and a reference to quote. */
export class RequestFailed extends Error {
  readonly code: ProblemCode;
  /** Empty when the request never reached the service. */
  readonly reference: string;

  /** How long the service asks us to wait; 0 where it does not say. */
  readonly waitMs: number;

  constructor(code: ProblemCode, message: string, reference = '', waitMs = 0) {
    super(message);
    this.name = 'RequestFailed';
    this.code = code;
    this.reference = reference;
    this.waitMs = waitMs;
  }
}

/** Reads a refusal of the service; anything else that comes back with an error status is a fault of ours. */
export function problemOf(status: number, body: unknown, retryAfter: string | null = null): RequestFailed {
  const waitMs = (Number(retryAfter) || 0) * 1000;
  const error = isRecord(body) && isRecord(body.error) ? body.error : null;
  if (error && typeof error.code === 'string' && typeof error.message === 'string') {
    return new RequestFailed(error.code as ProblemCode, error.message, String(error.reference ?? ''), waitMs);
  }
  if (status === 401) return new RequestFailed('unauthenticated', 'Teams needs you to confirm it is you.');
  return new RequestFailed('unexpected', 'That did not work, and it is our fault.', `HTTP ${status}`, waitMs);
}

export const asProblem = (error: unknown): RequestFailed =>
  error instanceof RequestFailed
    ? error
    : new RequestFailed('unexpected', 'That did not work, and it is our fault.');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The sentence for people, with the reference to quote where the sentence does not have it already. */
export const sentenceOf = ({ message, reference }: RequestFailed): string =>
  reference === '' || message.includes(reference)
    ? message
    : `${message} Try again, or quote ${reference} when you ask for help.`;
