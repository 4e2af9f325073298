/** What following a projection needs besides its reader: how it goes, and that one worker at a time does it. */
import type { Instant } from '../../events/event.ts';
import type { ChangeReader, ComparedSource } from './ports.ts';

/** How much was not as it should be over there. Of what is found, so many are asked about; the others are mended. */
export type Drift = { at: Instant; found: number; asked: number };

/** How the reading of one projection goes. */
export type Reading = {
  source: ComparedSource;
  /** The moment up to which everything is known; null before the first time. */
  readAt: Instant | null;
  /** Why it could not be read last, in words; null when it could. */
  problem: string | null;
  /** The service asked to be left alone until then. */
  notBefore: Instant | null;
  /** When every thing over there was last held against ours; null when that is due. */
  comparedAt: Instant | null;
  /** What the last reconciliation came to; null before the first. */
  drift: Drift | null;
};

export interface ReadingStore {
  get(source: ComparedSource): Promise<Reading>;
  put(reading: Reading): Promise<void>;
}

/** Of a projection that was never read. */
export const unread = (source: ComparedSource): Reading => ({
  source,
  readAt: null,
  problem: null,
  notBefore: null,
  comparedAt: null,
  drift: null,
});

/** A reader that can also look at single things, such as those that a reading of everything did not show. */
export interface SideReader<C> extends ChangeReader<C> {
  /** What stands under these ids, with its key; in the order of the ids. @throws Unreadable */
  check(remoteIds: readonly string[]): Promise<C[]>;
}

export interface Lease {
  /** Holds on for so many seconds from now; false when somebody else has it by now. */
  renew(seconds: number): Promise<boolean>;
  release(): Promise<void>;
}

/** Work that only one worker at a time may do, whichever instance it runs on. */
export interface Leases {
  /** Null while somebody else holds it. A holder that dies loses it after so many seconds. */
  take(name: string, seconds: number): Promise<Lease | null>;
}
