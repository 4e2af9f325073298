/** References for people to type: always the same for one address and event, so that repeating a request repeats it. */
import type { Ids } from '../ids.ts';

export const referenceFor =
  (ids: Ids, eventId: string, email: string) =>
  (n: number): string =>
    ids.derive('booking', eventId, email, String(n)).slice(0, 5).toUpperCase();
