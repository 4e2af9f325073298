/** Every minute: is something wrong that somebody must act on? For a timer. */
import type { Deps } from '../../deps.ts';
import { instantOf } from '../../time/zones.ts';
import { type HealthDeps, healthOf } from '../health/healthOf.ts';
import { faultsOf } from './faultsOf.ts';
import { followFaults } from './followFaults.ts';

export type WatchDeps = HealthDeps & Pick<Deps, 'clock' | 'ids' | 'alerts' | 'pauses'>;

/** Notes what began, what grew and what is over; telling is another's work. */
export const watchHealth = async (deps: WatchDeps): Promise<void> => {
  const now = instantOf(deps.clock.now());
  const paused = (await deps.pauses.get()) !== null;
  const [health, stored, seen] = await Promise.all([
    healthOf(deps, { questions: [], paused, now }),
    deps.alerts.all(),
    deps.alerts.seen(),
  ]);
  const resting = new Set(health.lines.filter(({ state }) => state === 'paused').map(({ what }) => what));
  const before = stored.map(({ value }) => value);
  const after = followFaults(deps, { alerts: before, seen }, { faults: faultsOf(health, now), resting, now });
  const etags = new Map(stored.map(({ value, etag }) => [value.id, etag]));
  // Where somebody has just said that they are on it, the next look does it.
  for (const alert of after.alerts) await deps.alerts.put(alert, etags.get(alert.id) ?? null);
  if (JSON.stringify(after.seen) !== JSON.stringify(seen)) await deps.alerts.putSeen(after.seen);
};
