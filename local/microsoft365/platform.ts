/** What every room of the local Microsoft 365 shares: the tenant, its memory, its keys, the time and new ids. */
import type { Clock } from './clock/clock.ts';
import type { Faults } from './faults/faults.ts';
import type { Webhooks } from './graph/subscriptions/webhooks.ts';
import type { Throttles } from './graph/throttling/throttles.ts';
import type { SigningKeys } from './login/keys.ts';
import type { Store } from './store.ts';
import type { Tenant } from './tenant.ts';
import type { TrafficLog } from './traffic/trafficLog.ts';

export type Platform = {
  /** Origin without a trailing slash: `https://localhost:5301`. */
  url: string;
  tenant: Tenant;
  store: Store;
  keys: SigningKeys;
  traffic: TrafficLog;
  clock: Clock;
  throttles: Throttles;
  faults: Faults;
  webhooks: Webhooks;
  newId(): string;
};
