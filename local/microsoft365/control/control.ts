/** What a test or a person can ask of the local Microsoft 365 beyond what Microsoft 365 has: settings, faults, time, counts. */
import type { GivenClock } from '../clock/clock.ts';
import type { FaultPlan } from '../faults/fault.ts';
import type { Faults } from '../faults/faults.ts';
import { forgetAllChanges } from '../graph/changes/journal.ts';
import { GraphError } from '../graph/graphError.ts';
import type { ResponseStatus } from '../graph/outlook/events/eventEntity.ts';
import { type InvitationReply, replyTo } from '../graph/outlook/events/replyTo.ts';
import { type Delivery, deliveries, type MailCount, mailCounts } from '../graph/outlook/mail/deliveries.ts';
import { routeContext } from '../graph/routeContext.ts';
import { type EndpointHealth, endpointsIn } from '../graph/subscriptions/endpointHealth.ts';
import { bringAbout } from '../graph/subscriptions/lifecycle.ts';
import { type PendingNotification, pendingIn } from '../graph/subscriptions/pendingNotification.ts';
import { type Subscription, subscriptionsIn } from '../graph/subscriptions/subscription.ts';
import type { LifecycleEvent } from '../graph/subscriptions/watchedResource.ts';
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

export type NotificationState = {
  subscriptions: Omit<Subscription, 'clientState'>[];
  pending: Omit<PendingNotification, 'notification'>[];
  /** How promptly endpoints answer. */
  endpoints: EndpointHealth[];
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
  /** Somebody who is invited answers, from inside or outside the tenant. @throws ZodError, GraphError 404 */
  reply(reply: InvitationReply): ResponseStatus;
  /** Delta queries no longer know any token: everybody begins afresh. */
  forgetDeltaTokens(): void;
  /** Who wants to be told, and what waits to be sent. Secrets are left out. */
  notifications(): NotificationState;
  /**
   * Has it happen to a subscription; `missed` only says that something was lost.
   * @throws GraphError 404, and 400 for an event that this kind of resource does not have
   */
  lifecycle(subscriptionId: string, event: LifecycleEvent): void;
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
  reply: (reply) => replyTo(reply, routeContext(platform)),
  forgetDeltaTokens: () => forgetAllChanges(platform.store),
  notifications: () => ({
    subscriptions: [...subscriptionsIn(platform.store).all()].map(({ clientState: _, ...rest }) => rest),
    pending: [...pendingIn(platform.store).all()].map(({ notification: _, ...rest }) => rest),
    endpoints: [...endpointsIn(platform.store).all()],
  }),
  lifecycle(subscriptionId, event) {
    const subscription = subscriptionsIn(platform.store).get(subscriptionId);
    if (!subscription) throw new GraphError(404, 'ResourceNotFound', 'There is no such subscription.');
    bringAbout(subscription, event, platform);
  },
});
