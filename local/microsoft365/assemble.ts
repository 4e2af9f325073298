/** Puts the local Microsoft 365 together behind one function from request to response; the way to it is the caller's. */
import { randomUUID } from 'node:crypto';
import { completeClock, type GivenClock, machineClock } from './clock/clock.ts';
import { SteerableClock } from './clock/steerableClock.ts';
import { type Control, createControl } from './control/control.ts';
import type { FaultPlan } from './faults/fault.ts';
import { Faults } from './faults/faults.ts';
import { startLateLinks } from './graph/outlook/events/lateLinks.ts';
import { routeContext } from './graph/routeContext.ts';
import { startNotificationWorker } from './graph/subscriptions/notificationWorker.ts';
import { createWebhooks, type Fetch } from './graph/subscriptions/webhooks.ts';
import { createThrottles } from './graph/throttling/throttles.ts';
import type { SigningKeys } from './login/keys.ts';
import { createPipeline } from './pipeline.ts';
import type { Platform } from './platform.ts';
import { changeSettings, type SettingsChanges } from './settings.ts';
import { Store } from './store.ts';
import { tenantWith } from './tenant.ts';
import { TrafficLog } from './traffic/trafficLog.ts';

export type AssemblyOptions = {
  url: string;
  keys: SigningKeys;
  clientSecret: string;
  /** The machine's, which can be put forward, unless one is given. */
  clock?: GivenClock;
  /** What differs from the settings' defaults, also after a reset. */
  settings?: SettingsChanges;
  /** What is to go wrong from the start, also after a reset. */
  faults?: FaultPlan;
  stateFile?: string;
  trafficLog?: string;
  newId?(): string;
  /** Takes notifications and handshakes instead of the network; how long it takes is measured by the given clock. */
  webhookFetch?: Fetch;
};

export type Assembly = {
  control: Control;
  /** @param loseConnection called in place of a reply that is to be lost */
  answer(request: Request, loseConnection: () => void): Promise<Response>;
  /** Without a network: a lost connection rejects as `fetch` does. */
  fetch: typeof fetch;
  reset(): void;
  close(): Promise<void>;
};

const lost = (): TypeError =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
  });

export function assemble(options: AssemblyOptions): Assembly {
  const clock = options.clock ?? new SteerableClock();
  const store = new Store(options.stateFile ?? ':memory:');
  const platform: Platform = {
    url: options.url,
    tenant: tenantWith(options.clientSecret),
    store,
    keys: options.keys,
    traffic: new TrafficLog(options.trafficLog ?? null),
    clock: completeClock(clock),
    throttles: createThrottles({ clock, store }),
    faults: new Faults(),
    webhooks: options.webhookFetch
      ? createWebhooks(completeClock(clock), options.webhookFetch)
      : createWebhooks(machineClock),
    newId: options.newId ?? randomUUID,
  };
  const control = createControl(platform, clock);
  const pipeline = createPipeline(platform, control);
  const arrange = () => {
    changeSettings(store, options.settings ?? {});
    platform.faults.plan(options.faults ?? { rules: [] });
  };
  arrange();
  const notifications = startNotificationWorker(platform);
  const lateLinks = startLateLinks({ ...routeContext(platform), clock: platform.clock });

  const answer: Assembly['answer'] = async (request, loseConnection) =>
    pipeline.fetch(request, { loseConnection });
  return {
    control,
    answer,
    fetch: async (input, init) => {
      let isLost = false;
      const response = await answer(new Request(input, init), () => {
        isLost = true;
      });
      if (isLost) throw lost();
      return response;
    },
    reset: () => {
      store.reset();
      platform.traffic.clear();
      platform.throttles.forget();
      arrange();
    },
    close: async () => {
      platform.webhooks.close();
      lateLinks.stop();
      await notifications.stop();
      store.close();
    },
  };
}
