/** Whether a worker may go on: the chunk is still its own, and nobody has paused or stopped the sending. */
import type { Lease } from '../sync/inbound/following.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';

/** A pause is felt within so many milliseconds. */
const lookEvery = 2000;

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
