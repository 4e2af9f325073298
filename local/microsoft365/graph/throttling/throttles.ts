/** The limits of every service together, and how often each has refused somebody. */
import type { Store } from '../../store.ts';
import { createOutlookLimits } from '../outlook/limits.ts';
import { createSharePointLimits } from '../sites/limits.ts';
import { type Admission, type Throttle, Throttled, type ThrottledCall, type Usage } from './throttle.ts';

export type Throttles = {
  /** @throws Throttled */
  admit(call: ThrottledCall): Admission;
  usage(): Usage[];
  /** Refusals by limit. */
  refusals(): Record<string, number>;
  /** Everybody begins afresh. */
  forget(): void;
};

const freely: Admission = { headers: {}, leave: () => undefined };

export const createThrottles = (platform: { clock: { now(): Date }; store: Store }): Throttles => {
  const services: readonly Throttle[] = [createOutlookLimits(platform), createSharePointLimits(platform)];
  const refused = new Map<string, number>();

  return {
    admit(call) {
      try {
        for (const service of services) {
          const admission = service.admit(call);
          if (admission) return admission;
        }
        return freely;
      } catch (error) {
        if (error instanceof Throttled) refused.set(error.limit, (refused.get(error.limit) ?? 0) + 1);
        throw error;
      }
    },
    usage: () => services.flatMap((service) => service.usage()),
    refusals: () => Object.fromEntries(refused),
    forget() {
      for (const service of services) service.forget();
      refused.clear();
    },
  };
};
