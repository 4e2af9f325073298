/** What a test or a person can ask of the local Microsoft 365 beyond what Microsoft 365 has: settings, faults, time, counts. */
import type { GivenClock } from '../clock/clock.ts';
import type { FaultPlan } from '../faults/fault.ts';
import type { Faults } from '../faults/faults.ts';
import { type Delivery, deliveries, type MailCount, mailCounts } from '../graph/outlook/mail/deliveries.ts';
import type { Usage } from '../graph/throttling/throttle.ts';
import type { Platform } from '../platform.ts';
import { changeSettings, readSettings, type Settings, type SettingsChanges } from '../settings.ts';

export type ControlState = {
  /** ISO 8601. */
  now: string;
  settings: Settings;
  /** How much of each limit is used, in windows that are open. */
  usage: Usage[];
  /** Refusals by limit. */
  refusals: Record<string, number>;
  faults: ReturnType<Faults['report']>;
};

/** The clock belongs to whoever started the local Microsoft 365. */
export class ForeignClockError extends Error {}

export type Control = {
  state(): ControlState;
  /** Changes what is named. @throws ZodError for what is no setting; then nothing is changed */
  changeSettings(changes: SettingsChanges): Settings;
  /** Takes the place of the faults planned before; no rules end them. @throws ZodError */
  planFaults(plan: FaultPlan): void;
  /** @throws ForeignClockError */
  advance(milliseconds: number): Promise<void>;
  /** How many mails each recipient got, and why. */
  mailCounts(): MailCount[];
  /** The mails themselves, in the order they were sent: everybody's, or those to one address. */
  mails(recipient?: string): Delivery[];
};

export const createControl = (platform: Platform, clock: GivenClock): Control => ({
  state: () => ({
    now: platform.clock.now().toISOString(),
    settings: readSettings(platform.store),
    usage: platform.throttles.usage(),
    refusals: platform.throttles.refusals(),
    faults: platform.faults.report(),
  }),
  changeSettings: (changes) => changeSettings(platform.store, changes),
  planFaults: (plan) => platform.faults.plan(plan),
  async advance(milliseconds) {
    if (!clock.advance)
      throw new ForeignClockError('The clock belongs to whoever started the local Microsoft 365.');
    await clock.advance(milliseconds);
  },
  mailCounts: () => mailCounts(platform.store),
  mails: (recipient) => deliveries(platform.store, recipient),
});
