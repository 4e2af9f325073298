/** Makes subscriptions that are missing and renews those that are due. */
import type { Deps } from '../../deps.ts';
import type { Instant } from '../../events/event.ts';
import { addSeconds, instantOf } from '../../time/zones.ts';
import type { ChangeSource } from './ports.ts';
import type { ChangeNotifier, Subscription } from './subscriptions.ts';
import { Unreadable } from './unreadable.ts';

export type SubscribeDeps = Pick<Deps, 'clock' | 'ids' | 'subscriptions'> & { notifier: ChangeNotifier };

/** Every day, though they live for a week and more: so one that ended without a word is missed for a day at most. */
const renewalSeconds = 86_400;

/** Three ids of 60 bits each, and far below the 128 characters that Graph takes. */
const newSecret = (deps: Pick<Deps, 'ids'>): string =>
  Array.from({ length: 3 }, () => deps.ids.next()).join('');

/** At least so long after a failure: what was refused is mended by people, not by asking again. */
const patienceSeconds = 300;

const renew = async (
  deps: SubscribeDeps,
  { source, id }: Subscription,
): Promise<{ expiresAt: Instant } | null> => (id === null ? null : deps.notifier.renew(source, id));

const ensure = async (
  deps: SubscribeDeps,
  source: ChangeSource,
  known: Subscription | undefined,
): Promise<ChangeSource | null> => {
  const now = instantOf(deps.clock.now());
  if (known && known.renewAt > now) return null;
  const renewAt = addSeconds(now, renewalSeconds);
  try {
    const renewed = known && (await renew(deps, known));
    if (known && renewed) {
      await deps.subscriptions.put({ ...known, ...renewed, renewAt });
      return null;
    }
    const clientState = newSecret(deps);
    const made = await deps.notifier.subscribe(source, clientState);
    await deps.subscriptions.put({ source, clientState, ...made, renewAt });
    return source;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const none = { source, id: null, clientState: '', expiresAt: now };
    const waits = addSeconds(now, Math.max(error.afterSeconds, patienceSeconds));
    await deps.subscriptions.put({ ...(known ?? none), renewAt: waits });
    throw error;
  }
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
