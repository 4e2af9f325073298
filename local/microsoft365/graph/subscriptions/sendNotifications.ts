/** Sends what is due to one endpoint in one POST, and decides what becomes of what was not taken. */
import type { Store } from '../../store.ts';
import { noteAnswer, verdictOn } from './endpointHealth.ts';
import { type LifecycleContext, tellMissed } from './lifecycle.ts';
import { type PendingNotification, pendingIn } from './pendingNotification.ts';
import { subscriptionsIn } from './subscription.ts';
import type { Webhooks } from './webhooks.ts';

export type SendingContext = LifecycleContext & { webhooks: Webhooks };

const mostMilliseconds = 3_000;
const putOffBy = 10 * 60_000;
const [firstWait, longestWait] = [10_000, 10 * 60_000];
const giveUpAfter = 4 * 60 * 60_000;

/** 10 s, 20 s, 40 s… up to ten minutes. */
const waitAfter = (attempts: number): number => Math.min(firstWait * 2 ** (attempts - 1), longestWait);

const lose = ({ id, subscriptionId, isLifecycle }: PendingNotification, context: LifecycleContext): void => {
  pendingIn(context.store).delete(id);
  const subscription = subscriptionsIn(context.store).get(subscriptionId);
  if (subscription && !isLifecycle) tellMissed(subscription, context);
};

const putOff = (store: Store, one: PendingNotification, now: number): void =>
  pendingIn(store).put(one.id, { ...one, isPutOff: true, dueAt: now + putOffBy });

/** Those that may go now; a slow endpoint's are put off once, or lost. Messages about subscriptions are never lost so. */
const admitted = (
  url: string,
  due: readonly PendingNotification[],
  context: LifecycleContext,
): PendingNotification[] => {
  const now = context.clock.now().getTime();
  const verdict = verdictOn(context.store, url, now);
  return due.filter((one) => {
    if (verdict === 'tooSlow' && !one.isLifecycle) lose(one, context);
    else if (verdict === 'well' || one.isPutOff) return true;
    else putOff(context.store, one, now);
    return false;
  });
};

const tryAgainLater = (one: PendingNotification, wait: number, context: LifecycleContext): void => {
  const now = context.clock.now().getTime();
  const firstTriedAt = one.firstTriedAt ?? now;
  if (now + wait > firstTriedAt + giveUpAfter) lose(one, context);
  else
    pendingIn(context.store).put(one.id, {
      ...one,
      attempts: one.attempts + 1,
      firstTriedAt,
      dueAt: now + wait,
    });
};

export const sendNotifications = async (
  url: string,
  due: readonly PendingNotification[],
  context: SendingContext,
): Promise<void> => {
  const { store, clock, webhooks } = context;
  const sent = admitted(url, due, context);
  if (sent.length === 0) return;
  const body = JSON.stringify({ value: sent.map(({ notification }) => notification) });
  const reply = await webhooks.post(
    url,
    { contentType: 'application/json; charset=utf-8', body },
    mostMilliseconds,
  );
  noteAnswer(store, url, sent.length, reply?.milliseconds ?? null, clock.now().getTime());
  const taken = reply !== null && reply.status >= 200 && reply.status < 300;
  const slow = verdictOn(store, url, clock.now().getTime()) !== 'well';
  for (const one of sent) {
    if (!pendingIn(store).get(one.id)) continue; // Its subscription ended meanwhile.
    if (taken) pendingIn(store).delete(one.id);
    else tryAgainLater(one, slow ? putOffBy : waitAfter(one.attempts + 1), context);
  }
};
