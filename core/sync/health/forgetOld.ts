/**
 * What nobody needs any more of what stopped, of what editors and administrators were told (both may name people) and
 * of what comparisons found. For a timer, every night.
 */
import type { Deps } from '../../deps.ts';
import { addSeconds, instantOf } from '../../time/zones.ts';

const keptSeconds = 30 * 86_400;

/** How many rows went. */
export const forgetOld = async ({
  clock,
  stopped,
  tellings,
  alerts,
  drifts,
}: Pick<Deps, 'clock' | 'stopped' | 'tellings' | 'alerts' | 'drifts'>): Promise<number> => {
  const before = addSeconds(instantOf(clock.now()), -keptSeconds);
  const old = (await stopped.all()).filter(({ value }) => value.at < before);
  for (const { value } of old) await stopped.remove(value.id);
  const forgotten = [await tellings.forget(before), await alerts.forget(before), await drifts.forget(before)];
  return forgotten.reduce((sum, one) => sum + one, old.length);
};
