/** One worker at a time tells the people of an event: two that find the same people untold would each write to them. */
import type { Deps } from '../deps.ts';
import type { Delay } from '../sync/carryOut.ts';

/** How many were told, and when to look again where somebody is not told yet. */
export type Told = { told: number; delay: Delay | null };

export const nobodyToTell: Told = { told: 0, delay: null };

/** Longer than writing to everybody of an event takes. A process that dies keeps the others waiting for as long. */
const leaseSeconds = 120;

const telling: Delay = { afterSeconds: 60, reason: 'Somebody is being told.' };

/** @param tell finds out anew who is untold, for another may have told them just before */
export const oneTeller = async (
  { leases }: Pick<Deps, 'leases'>,
  eventId: string,
  tell: () => Promise<Told>,
): Promise<Told> => {
  const lease = await leases.take(`telling of ${eventId}`, leaseSeconds);
  if (!lease) return { told: 0, delay: telling };
  try {
    return await tell();
  } finally {
    await lease.release();
  }
};
