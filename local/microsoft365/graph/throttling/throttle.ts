/** What every limit of a service looks like to Graph's door. */
import { GraphError } from '../graphError.ts';
import type { Caller } from '../route.ts';

export type ThrottledCall = {
  method: string;
  /** Below `/v1.0`. */
  path: string;
  query: URLSearchParams;
  body: unknown;
  caller: Pick<Caller, 'appId' | 'tenantId' | 'userId'>;
};

/** Somebody who was let in. */
export type Admission = {
  /** For the reply, whatever it says. */
  headers: Readonly<Record<string, string>>;
  /** To be called when done, once. */
  leave(): void;
};

/** A limit and how much of it is used now. `of` says by whom. */
export type Usage = { limit: string; of: string; used: number; most: number; secondsLeft: number | null };

export type Throttle = {
  /** Lets a call in; null when it is none of this service's. @throws Throttled */
  admit(call: ThrottledCall): Admission | null;
  usage(): Usage[];
  forget(): void;
};

/** A refusal that names the limit that was reached. */
export class Throttled extends GraphError {
  readonly limit: string;

  constructor(limit: string, ...error: ConstructorParameters<typeof GraphError>) {
    super(...error);
    this.limit = limit;
  }
}
