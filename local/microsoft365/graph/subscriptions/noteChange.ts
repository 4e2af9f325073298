/** Turns a change in the journal into what subscribers are to be told, as well or badly as the policy has it. */
import { draw } from '../../seededDraw.ts';
import type { Change, ChangeKind } from '../changes/journal.ts';
import { changeNotification } from './changeNotification.ts';
import { type LifecycleContext, tellMissed } from './lifecycle.ts';
import { enqueue, pendingIn } from './pendingNotification.ts';
import { type NotificationPolicy, notificationPolicy } from './policy.ts';
import { isLive, isPaused, type Subscription, subscriptionsIn } from './subscription.ts';

/** A list says `updated` whatever happened to its items. */
const concerns = ({ watched, changeType }: Subscription, kind: ChangeKind): boolean =>
  watched.kind === 'list' || changeType.split(',').includes(kind);

export const noteChange = (change: Change, context: LifecycleContext): void => {
  const { store, clock } = context;
  const subscriptions = subscriptionsIn(store).by('scope', change.scope);
  if (subscriptions.length === 0) return;
  const policy = notificationPolicy.read(store);
  for (const subscription of subscriptions) {
    const now = clock.now();
    if (!isLive(subscription, now) || isPaused(subscription, now) || !concerns(subscription, change.kind))
      continue;
    if (subscription.watched.kind === 'list' && isTold(subscription, policy, context)) continue;
    plan(subscription, change, policy, context);
  }
};

/** Something waits that will say the same: that the list has changed. */
const isTold = (
  { id }: Subscription,
  { latencySeconds }: NotificationPolicy,
  { store, clock }: LifecycleContext,
): boolean => {
  const soon = clock.now().getTime() + latencySeconds.longest * 1000;
  return pendingIn(store)
    .by('subscription', id)
    .some(({ isLifecycle, attempts, dueAt }) => !isLifecycle && attempts === 0 && dueAt <= soon);
};

const plan = (
  subscription: Subscription,
  change: Change,
  policy: NotificationPolicy,
  context: LifecycleContext,
): void => {
  const chance = (what: string): number => draw(policy.seed, what, subscription.id, change.sequence);
  if (chance('drop') < policy.drop) return;
  if (chance('miss') < policy.miss) {
    tellMissed(subscription, context);
    return;
  }
  const copies = chance('duplicate') < policy.duplicate ? [0, 1] : [0];
  const id = context.newId();
  const written = changeNotification(context.store, subscription, change, id);
  const clientState =
    chance('wrong client state') < policy.wrongClientState ? 'not-the-subscriber' : subscription.clientState;
  const now = context.clock.now().getTime();
  const { shortest, longest } = policy.latencySeconds;
  const late = chance('delay') < policy.delay ? policy.delaySeconds : 0;
  for (const copy of copies) {
    const latency = shortest + (longest - shortest) * chance(`latency ${copy}`);
    const place = chance('reorder') < policy.reorder ? chance('place') * 2 : 1;
    enqueue(context.store, {
      id: `${id} ${copy}`,
      subscriptionId: subscription.id,
      url: subscription.notificationUrl,
      notification: { ...written, clientState },
      isLifecycle: false,
      dueAt: now + (latency + late) * 1000,
      place: place * change.sequence,
    });
  }
};
