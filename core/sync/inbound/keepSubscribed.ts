/** Makes subscriptions that are missing and renews those that are due. */
import type { Deps } from '../../deps.ts';
import { addSeconds, instantOf } from '../../time/zones.ts';
import type { ChangeSource } from './ports.ts';
import type { ChangeNotifier, Subscription } from './subscriptions.ts';

export type SubscribeDeps = Pick<Deps, 'clock' | 'ids' | 'subscriptions'> & { notifier: ChangeNotifier };

/** Every day, though they live for a week and more: so one that ended without a word is missed for a day at most. */
const renewalSeconds = 86_400;

/** Three ids of 60 bits each, and far below the 128 characters that Graph takes. */
const newSecret = (deps: Pick<Deps, 'ids'>): string =>
  Array.from({ length: 3 }, () => deps.ids.next()).join('');

const ensure = async (deps: SubscribeDeps, source: ChangeSource, known: Subscription | undefined) => {
  const now = instantOf(deps.clock.now());
  if (known && known.renewAt > now) return null;
  const renewAt = addSeconds(now, renewalSeconds);
  const renewed = known && (await deps.notifier.renew(source, known.id));
  if (known && renewed) {
    await deps.subscriptions.put({ ...known, ...renewed, renewAt });
    return null;
  }
  const clientState = newSecret(deps);
  const made = await deps.notifier.subscribe(source, clientState);
  await deps.subscriptions.put({ source, clientState, ...made, renewAt });
  return source;
};

/**
 * Run it every minute: it asks nobody while nothing is due.
 * @returns the sources newly subscribed to: what changed before their first notification has to be read once
 * @throws Unreadable when one could not be made or renewed; the others are all the same
 */
export const keepSubscribed = async (deps: SubscribeDeps): Promise<ChangeSource[]> => {
  const known = await deps.subscriptions.all();
  const done = await Promise.allSettled(
    (['list', 'calendar'] as const).map((source) =>
      ensure(
        deps,
        source,
        known.find((subscription) => subscription.source === source),
      ),
    ),
  );
  const failed = done.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return done.flatMap((one) => (one.status === 'fulfilled' && one.value ? one.value : []));
};
