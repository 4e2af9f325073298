/** The HTTP status of every failure: the one table for all doors that speak HTTP. */
import type { FailureCode } from '#core/errors.ts';

export const failureStatus: Record<FailureCode, number> = {
  invalid: 400,
  notFound: 404,
  forbidden: 403,
  conflict: 409,
  bookingClosed: 409,
  noPlacesNeeded: 409,
  eventCancelled: 409,
  eventOver: 409,
  notBooked: 409,
  unreadable: 422,
  tooLarge: 413,
  expired: 410,
  busy: 503,
  tooMany: 429,
  unavailable: 503,
};

/** Seconds after which trying again makes sense, for the failures where it does. */
export const retryAfterSeconds: Partial<Record<FailureCode, number>> = {
  busy: 5,
  tooMany: 600,
  unavailable: 30,
};
