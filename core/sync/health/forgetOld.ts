/** What nobody needs any more of what stopped and of what editors and administrators were told: all may name people. For a timer, every night. */
import type { Deps } from '../../deps.ts';
import { addSeconds, instantOf } from '../../time/zones.ts';

const keptSeconds = 30 * 86_400;

/** How many rows went. */
export const forgetOld = async ({
  clock,
  stopped,
  tellings,
  alerts,
}: Pick<Deps, 'clock' | 'stopped' | 'tellings' | 'alerts'>): Promise<number> => {
  const before = addSeconds(instantOf(clock.now()), -keptSeconds);
  const old = (await stopped.all()).filter(({ value }) => value.at < before);
  for (const { value } of old) await stopped.remove(value.id);
  return old.length + (await tellings.forget(before)) + (await alerts.forget(before));
};
