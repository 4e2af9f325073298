/**
 * Brings notifications to their endpoints. It keeps nothing of its own: what waits, who watches and how endpoints fare is
 * in the store, and the time comes from the clock, so a virtual clock drives it like a real one.
 */
import type { Clock } from '../../clock/clock.ts';
import { changesIn } from '../changes/journal.ts';
import { nextMoment, sweepSubscriptions } from './lifecycle.ts';
import { noteChange } from './noteChange.ts';
import { type PendingNotification, pendingIn } from './pendingNotification.ts';
import { notificationPolicy } from './policy.ts';
import { type SendingContext, sendNotifications } from './sendNotifications.ts';
import { subscriptionsIn } from './subscription.ts';

/** Timers do not reach further than some 24 days; waking once too often costs nothing. */
const longestSleep = 24 * 60 * 60_000;

export type NotificationWorker = {
  /** Sends what is due now; resolves when it is sent. */
  run(): Promise<void>;
  /** Ends; resolves when the call under way has. */
  stop(): Promise<void>;
};

const earliest = (instants: Iterable<number>): number => {
  let found = Number.POSITIVE_INFINITY;
  for (const instant of instants) found = Math.min(found, instant);
  return found;
};

export const startNotificationWorker = (context: SendingContext & { clock: Clock }): NotificationWorker => {
  const { store, clock } = context;
  const pending = pendingIn(store);
  const subscriptions = subscriptionsIn(store);
  /** The instants at which it will look again. */
  const awaited = new Set<number>();
  let running: Promise<void> | null = null;
  let stopped = false;

  const wakeAt = (instant: number): void => {
    const now = clock.now().getTime();
    const at = Math.max(now, Math.min(instant, now + longestSleep));
    if (stopped || running || instant === Number.POSITIVE_INFINITY || earliest(awaited) <= at) return;
    awaited.add(at);
    void clock.sleep(at - now).then(() => {
      awaited.delete(at);
      return run();
    });
  };

  const due = (): PendingNotification[] => {
    const now = clock.now().getTime();
    return [...pending.all()].filter(({ dueAt }) => dueAt <= now).sort((a, b) => a.dueAt - b.dueAt);
  };

  /** The next POST: the longest waiting and what goes to the same place. */
  const sendNext = async (): Promise<boolean> => {
    const waiting = due();
    const url = waiting[0]?.url;
    if (stopped || url === undefined) return false;
    const most = notificationPolicy.read(store).largestPost;
    const post = waiting.filter((one) => one.url === url).slice(0, most);
    await sendNotifications(
      url,
      post.sort((a, b) => a.place - b.place),
      context,
    );
    return true;
  };

  const work = async (): Promise<void> => {
    sweepSubscriptions(context);
    while (await sendNext());
  };

  const run = (): Promise<void> => {
    if (stopped) return Promise.resolve();
    running ??= work().finally(() => {
      running = null;
      const moments = [...pending.all()].map(({ dueAt }) => dueAt);
      wakeAt(earliest([...moments, ...[...subscriptions.all()].map(nextMoment)]));
    });
    return running;
  };

  const unwatch = [
    changesIn(store).watch((_, change) => change && noteChange(change, context)),
    pending.watch((_, waiting) => waiting && wakeAt(waiting.dueAt)),
    subscriptions.watch((_, subscription) => subscription && wakeAt(nextMoment(subscription))),
  ];
  void run();

  return {
    run,
    stop: async () => {
      stopped = true;
      for (const end of unwatch) end();
      await running;
    },
  };
};
