/** What waits to be sent. It is kept until an endpoint has taken it, so a restart loses nothing. */
import type { ChangeNotification } from '@microsoft/microsoft-graph-types';
import type { Collection, Store } from '../../store.ts';

export type PendingNotification = {
  id: string;
  subscriptionId: string;
  url: string;
  notification: ChangeNotification;
  /** A message about the subscription rather than about a change. */
  isLifecycle: boolean;
  /** Milliseconds since 1970. */
  dueAt: number;
  /** Order within a POST. */
  place: number;
  attempts: number;
  /** Of the first attempt, milliseconds since 1970. */
  firstTriedAt: number | null;
  /** Its endpoint was slow: it has been put off once already. */
  isPutOff: boolean;
};

export const pendingIn = (store: Store): Collection<PendingNotification> =>
  store.collection<PendingNotification>('pendingNotifications', {
    subscription: ({ subscriptionId }) => subscriptionId,
  });

export const enqueue = (
  store: Store,
  waiting: Omit<PendingNotification, 'attempts' | 'firstTriedAt' | 'isPutOff'>,
): void => pendingIn(store).put(waiting.id, { ...waiting, attempts: 0, firstTriedAt: null, isPutOff: false });
