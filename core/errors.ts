/** The catalogue of expected failures. Unexpected ones are thrown. */

export const failureCodes = [
  'invalid',
  'notFound',
  'forbidden',
  'conflict',
  'bookingClosed',
  'noPlacesNeeded',
  'eventCancelled',
  'eventOver',
  'notBooked',
  'unreadable',
  'tooLarge',
  'expired',
  'busy',
  'tooMany',
  'unavailable',
] as const;

/** A stable name for what went wrong; presenters turn it into a status, a card or a sentence. */
export type FailureCode = (typeof failureCodes)[number];

/** An expected failure: `message` is a plain English sentence that may be shown to the person. */
export type Failure = { code: FailureCode; message: string };

/** What a use case answers: a value or a typed failure, never an exception for something expected. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export const succeed = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (code: FailureCode, message: string): Result<never> => ({
  ok: false,
  failure: { code, message },
});
