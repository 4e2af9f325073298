/** What the rules need to know people and to leave a trail. */
import type { Instant } from '../events/event.ts';
import type { Person } from './person.ts';

export interface PersonStore {
  get(key: string): Promise<Person | null>;
  /** Those with a sign-in whose name or address begins with these letters somewhere, at most so many, by name. */
  find(words: string, most: number): Promise<Person[]>;
  /** Remembers or refreshes name and address as the last door saw them. */
  put(person: Person): Promise<void>;
  /** One that is not there is fine. */
  remove(key: string): Promise<void>;
}

/** Who did what to which thing, when. `what` names the deed (`event.changed`), `detail` holds no personal data of others. */
export type AuditEntry = { at: Instant; who: string; what: string; subject: string; detail: string };

export interface AuditTrail {
  record(entries: readonly AuditEntry[]): Promise<void>;
}

/** The trail as it is kept: for as long as its term, and with nobody's address once they are erased. */
export interface KeptTrail {
  /** What this one did, and what was done to them, at most so many, oldest first. */
  of(key: string, most: number): Promise<AuditEntry[]>;
  /** Names another in the place of this one, in at most so many entries. Answers in how many. */
  rename(from: string, to: string, most: number): Promise<number>;
  /** Removes what was recorded before then, at most so many entries, oldest first. Answers how many went. */
  forget(before: Instant, most: number): Promise<number>;
}

/**
 * Links that prove themselves, for people without a sign-in. A link is for one purpose and one thing, named in its
 * claims (`purpose` always among them), and ends by itself. Nobody but this service can read the claims.
 */
export interface LinkSeal {
  /** A token that fits into one path segment of a URL. `expiresAt` counts to the second. */
  seal(claims: Readonly<Record<string, string>>, expiresAt: Date): Promise<string>;
  /** The claims of a token this service sealed and that has not ended; null for any other text. */
  open(token: string): Promise<Record<string, string> | null>;
}

/** Remembers for a while that something happened: against double deliveries and against flooding somebody with mail. */
export interface OnceStore {
  /** True for the first call with this key within so many seconds, whichever instance asks; false for the others. */
  first(key: string, withinSeconds: number): Promise<boolean>;
  /** True for the first `most` calls with this key within so many seconds of the first of them. */
  oneOf(most: number, key: string, withinSeconds: number): Promise<boolean>;
  /** Removes what need not be remembered any more. Answers how much that was. */
  forget(): Promise<number>;
}
