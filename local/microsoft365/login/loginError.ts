/** Entra's error reply (Microsoft identity platform, "Authentication and authorization error codes"). Thrown by a grant. */
import type { Refusal } from '../faults/fault.ts';

export class LoginError extends Error {
  readonly status: 400 | 401 | Refusal['status'];
  /** OAuth's word: `invalid_client`, `invalid_grant`, … */
  readonly error: string;
  /** The AADSTS number. */
  readonly code: number;
  readonly suberror: string | null;

  constructor(
    status: LoginError['status'],
    error: string,
    code: number,
    message: string,
    suberror: string | null = null,
  ) {
    super(message);
    this.status = status;
    this.error = error;
    this.code = code;
    this.suberror = suberror;
  }
}

/** The reply's body. Trace and correlation ids are fresh; `now` is written as Entra writes it, without milliseconds. */
export function loginErrorBody(failure: LoginError, correlationId: string, traceId: string, now: Date) {
  const timestamp = now.toISOString().replace('T', ' ').replace(/\.\d+/, '');
  return {
    error: failure.error,
    error_description: `AADSTS${failure.code}: ${failure.message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
    error_codes: [failure.code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${failure.code}`,
    ...(failure.suberror === null ? {} : { suberror: failure.suberror }),
  };
}
