/** That Microsoft 365 tells us when something changes. A notification is only a hint: what counts is what is read. */
import type { Instant } from '../../events/event.ts';
import type { ChangeSource } from './ports.ts';

/** `clientState`: a secret that every genuine notification repeats. */
export type Subscription = {
  source: ChangeSource;
  /** Null while it could not be made. */
  id: string | null;
  clientState: string;
  expiresAt: Instant;
  /** When it is to be renewed, long before its end, or made. */
  renewAt: Instant;
};

export interface SubscriptionStore {
  /** At most one for each source. */
  all(): Promise<Subscription[]>;
  put(subscription: Subscription): Promise<void>;
  remove(source: ChangeSource): Promise<void>;
}

/** Where subscriptions are made. @throws Unreadable when that cannot be done now */
export interface ChangeNotifier {
  /** Makes one in place of any that we may have had on this source. */
  subscribe(source: ChangeSource, clientState: string): Promise<{ id: string; expiresAt: Instant }>;
  /** Its new end; null when it is there no longer. */
  renew(source: ChangeSource, id: string): Promise<{ expiresAt: Instant } | null>;
}
