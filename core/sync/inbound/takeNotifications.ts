/** What came through the door for notifications: which sources to read, and what became of subscriptions. */
import type { Deps } from '../../deps.ts';
import { instantOf } from '../../time/zones.ts';
import type { ChangeSource } from './ports.ts';
import type { Subscription } from './subscriptions.ts';

/** `lifecycleEvent` where it is about the subscription itself. */
export type Notification = {
  subscriptionId: string;
  clientState: string | null;
  lifecycleEvent: string | null;
};

type NotificationDeps = Pick<Deps, 'clock' | 'subscriptions'> & {
  /** Compares in a time that tells nothing. */
  isSame(given: string, secret: string): boolean;
};

const heed = async (
  deps: NotificationDeps,
  subscription: Subscription,
  { lifecycleEvent }: Notification,
): Promise<void> => {
  if (lifecycleEvent === 'subscriptionRemoved') await deps.subscriptions.remove(subscription.source);
  if (lifecycleEvent === 'reauthorizationRequired')
    await deps.subscriptions.put({ ...subscription, renewAt: instantOf(deps.clock.now()) });
};

/**
 * Passes over whatever names no subscription of ours or does not know its secret. Everything else is a reason to read,
 * also what is said of the subscription (`missed` says nothing else).
 */
export const takeNotifications = async (
  deps: NotificationDeps,
  notifications: readonly Notification[],
): Promise<{ sources: ChangeSource[]; ignored: number }> => {
  const known = new Map((await deps.subscriptions.all()).map((each) => [each.id, each]));
  const sources = new Set<ChangeSource>();
  let ignored = 0;
  for (const notification of notifications) {
    const subscription = known.get(notification.subscriptionId);
    if (!subscription || !deps.isSame(notification.clientState ?? '', subscription.clientState)) {
      ignored += 1;
      continue;
    }
    await heed(deps, subscription, notification);
    sources.add(subscription.source);
  }
  return { sources: [...sources], ignored };
};
