/** What personal calendars need of the stores. */
import type { Instant } from '../events/event.ts';
import type { Person } from '../people/person.ts';

/**
 * Secret links to one person's calendar, at most one for each person. Kept so that nobody who reads the store can open
 * a calendar: a link is found again by its hash.
 */
export interface FeedLinkStore {
  /** The person's token; made when there is none, the same each time until it is revoked. */
  obtain(person: Person): Promise<{ token: string; made: boolean }>;
  /** Ends the person's link for ever. False when there was none. */
  revoke(personKey: string): Promise<boolean>;
  /** Whose calendar a token opens; `revoked` for one that did once, null for any other text. */
  open(token: string): Promise<Person | 'revoked' | null>;
  /** Whether this person has a link. */
  has(personKey: string): Promise<boolean>;
  /** Removes what is left of links that were revoked before then, at most so many. Answers how many went. */
  forget(before: Instant, most: number): Promise<number>;
}
