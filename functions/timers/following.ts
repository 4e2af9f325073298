/** What keeps us following list and calendar where no notification comes: a reading every minute, and subscriptions. */
import { keepSubscribed, type SubscribeDeps } from '#core/sync/inbound/keepSubscribed.ts';
import type { ChangeSource } from '#core/sync/inbound/ports.ts';

type FollowingDeps = { readChangesSoon(source: ChangeSource, afterSeconds: number): Promise<void> };

export const readEverySource = async ({ readChangesSoon }: FollowingDeps): Promise<void> => {
  await readChangesSoon('list', 0);
  await readChangesSoon('calendar', 0);
};

/** @throws Unreadable when a subscription cannot be had; the readings do without it */
export const renewSubscriptions = async (deps: SubscribeDeps & FollowingDeps): Promise<void> => {
  for (const source of await keepSubscribed(deps)) await deps.readChangesSoon(source, 0);
};
