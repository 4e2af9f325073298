/** What Graph tells of a subscription itself (Microsoft Graph documentation, "Reduce missing subscriptions and change notifications"). */
import { GraphError } from '../graphError.ts';
import type { RouteContext } from '../route.ts';
import { ofSubscription } from './changeNotification.ts';
import { enqueue, pendingIn } from './pendingNotification.ts';
import { notificationPolicy } from './policy.ts';
import { endOf, type Subscription, subscriptionsIn } from './subscription.ts';
import { type LifecycleEvent, traits } from './watchedResource.ts';

export type LifecycleContext = Pick<RouteContext, 'store' | 'clock' | 'newId'>;

const minute = 60_000;
/** Before its end the owner of a subscription is asked once. */
const leadMinutes = 15;

const supports = ({ watched }: Subscription, event: LifecycleEvent): boolean =>
  (traits[watched.kind].lifecycle as readonly LifecycleEvent[]).includes(event);

/**
 * Sends it, if the subscription has an endpoint for it and its kind of resource has such an event. One that waits to be
 * sent says it all.
 */
const tell = (
  subscription: Subscription,
  lifecycleEvent: LifecycleEvent,
  context: LifecycleContext,
): void => {
  const { id: subscriptionId, lifecycleNotificationUrl: url } = subscription;
  const id = `${lifecycleEvent} ${subscriptionId}`;
  if (url === null || !supports(subscription, lifecycleEvent) || pendingIn(context.store).get(id)) return;
  const { latencySeconds } = notificationPolicy.read(context.store);
  const now = context.clock.now().getTime();
  enqueue(context.store, {
    id,
    subscriptionId,
    url,
    notification: { ...ofSubscription(subscription), lifecycleEvent },
    isLifecycle: true,
    dueAt: now + latencySeconds.shortest * 1000,
    place: now,
  });
};

/** Notifications were lost. */
export const tellMissed = (subscription: Subscription, context: LifecycleContext): void =>
  tell(subscription, 'missed', context);

/** When the owner, authorised now, is asked next; null so shortly before the end that there is no point in it. */
export const nextChallenge = (
  expirationDateTime: string,
  { store, clock }: LifecycleContext,
): string | null => {
  const { challengeEveryMinutes: every } = notificationPolicy.read(store);
  const now = clock.now().getTime();
  const beforeEnd = Date.parse(expirationDateTime) - leadMinutes * minute;
  if (beforeEnd <= now) return null;
  return new Date(every === null ? beforeEnd : Math.min(beforeEnd, now + every * minute)).toISOString();
};

/** Demands new authorisation; without it notifications stop after a while. */
const challenge = (subscription: Subscription, context: LifecycleContext): void => {
  const { challengeGraceMinutes } = notificationPolicy.read(context.store);
  const answerBy = new Date(context.clock.now().getTime() + challengeGraceMinutes * minute).toISOString();
  subscriptionsIn(context.store).put(subscription.id, { ...subscription, challengeAt: null, answerBy });
  tell(subscription, 'reauthorizationRequired', context);
};

/** The service ends the subscription, and says so. What waits to be sent is lost. */
const remove = (subscription: Subscription, context: LifecycleContext): void => {
  forgetSubscription(subscription, context);
  tell(subscription, 'subscriptionRemoved', context);
};

/** Takes it away without a word: its owner did so, or its time has come. */
export const forgetSubscription = ({ id }: Pick<Subscription, 'id'>, { store }: LifecycleContext): void => {
  subscriptionsIn(store).delete(id);
  for (const one of pendingIn(store).by('subscription', id)) pendingIn(store).delete(one.id);
};

/** Has it happen now. @throws GraphError 400 for an event that this kind of resource does not have */
export const bringAbout = (
  subscription: Subscription,
  event: LifecycleEvent,
  context: LifecycleContext,
): void => {
  if (!supports(subscription, event))
    throw new GraphError(400, 'InvalidRequest', `There is no ${event} for ${subscription.resource}.`);
  if (event === 'missed') tellMissed(subscription, context);
  else if (event === 'subscriptionRemoved') remove(subscription, context);
  else challenge(subscription, context);
};

/** The next moment, in milliseconds since 1970, at which something becomes of the subscription by itself. */
export const nextMoment = (subscription: Subscription): number => {
  const end = Date.parse(endOf(subscription));
  return subscription.challengeAt === null ? end : Math.min(end, Date.parse(subscription.challengeAt));
};

/** What has become of subscriptions since: ended, or asked for authorisation. */
export const sweepSubscriptions = (context: LifecycleContext): void => {
  const now = context.clock.now().getTime();
  for (const subscription of [...subscriptionsIn(context.store).all()]) {
    if (Date.parse(endOf(subscription)) <= now) forgetSubscription(subscription, context);
    else if (nextMoment(subscription) <= now) challenge(subscription, context);
  }
};
