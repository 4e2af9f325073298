/** How a refusal looks on the wire: JSON with a code, a sentence and a reference to quote. */
import type { HttpResponseInit } from '@azure/functions';
import type { Problem } from '#core/contract/api.ts';
import type { Failure } from '#core/errors.ts';
import { commonHeaders } from '../pages/contentSecurity.ts';
import { failureStatus, retryAfterSeconds } from './failureStatus.ts';

const problem = (
  status: number,
  error: Problem['error'],
  headers: Record<string, string> = {},
): HttpResponseInit => ({
  status,
  headers: {
    ...commonHeaders,
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    ...headers,
  },
  jsonBody: { error } satisfies Problem,
});

export const refused = (failure: Failure, reference: string): HttpResponseInit => {
  const wait = retryAfterSeconds[failure.code];
  return problem(
    failureStatus[failure.code],
    { ...failure, reference },
    wait === undefined ? {} : { 'retry-after': String(wait) },
  );
};

/** What exactly is wrong with a token is for nobody outside. */
export const unauthenticated = (reference: string): HttpResponseInit =>
  problem(
    401,
    { code: 'unauthenticated', message: 'Please sign in again.', reference },
    { 'www-authenticate': 'Bearer' },
  );

export const unexpected = (reference: string): HttpResponseInit =>
  problem(500, {
    code: 'unexpected',
    message: `That did not work, and it is our fault. Try again, or quote ${reference} when you ask for help.`,
    reference,
  });
