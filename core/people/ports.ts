/** What the rules need to know people and to leave a trail. */
import type { Instant } from '../events/event.ts';
import type { Person } from './person.ts';

export interface PersonStore {
  get(key: string): Promise<Person | null>;
  /** Remembers or refreshes name and address as the last door saw them. */
  put(person: Person): Promise<void>;
}

/** Who did what to which thing, when. `what` names the deed (`event.changed`), `detail` holds no personal data of others. */
export type AuditEntry = { at: Instant; who: string; what: string; subject: string; detail: string };

export interface AuditTrail {
  record(entries: readonly AuditEntry[]): Promise<void>;
}
