/** Whether a worker may go on: the chunk is still its own, and nobody has paused or stopped the sending. */
import type { Issue } from '../digests/issue.ts';
import type { Lease } from '../sync/inbound/following.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import type { Dispatch } from './dispatch.ts';

/** A pause is felt within so many milliseconds. */
const lookEvery = 2000;

/**
 * Whether its issue lets a dispatch go out. Issues are paused, stopped and withdrawn before their dispatches, so that a crash
 * in between sends nobody what was ended. A change goes whatever became of its issue.
 */
export const mayGoOut = ({ change }: Pick<Dispatch, 'change'>, { state }: Pick<Issue, 'state'>): boolean =>
  change !== null || state === 'sending';

/** Asks the stores at most every two seconds, however many ask at once. */
export const holdOn = (
  { clock, dispatches }: Pick<DeliveryDeps, 'clock' | 'dispatches'>,
  { dispatch, lease, leaseSeconds }: { dispatch: string; lease: Lease; leaseSeconds: number },
): (() => Promise<boolean>) => {
  let looked = clock.now().getTime();
  let renewed = looked;
  let answer = Promise.resolve(true);
  const look = async (before: Promise<boolean>, now: number): Promise<boolean> => {
    if (!(await before)) return false;
    if (now - renewed > (leaseSeconds * 1000) / 4) {
      renewed = now;
      if (!(await lease.renew(leaseSeconds))) return false;
    }
    return (await dispatches.get(dispatch))?.value.state === 'sending';
  };
  return () => {
    const now = clock.now().getTime();
    if (now - looked > lookEvery) {
      looked = now;
      answer = look(answer, now);
    }
    return answer;
  };
};
