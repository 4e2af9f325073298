/** The figures of a chunk, counted anew from its rows. */
import type { Instant } from '../events/event.ts';
import { countsOf, type Delivery } from './delivery.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import type { Chunk } from './dispatch.ts';

/** Lost races in a row before the next count is left to do it. */
const mostTries = 8;

/**
 * The tag is read before the rows: whoever changes a row after that counts after that, so the last count is right.
 * @param wakeAt when the sweeper should look; left as it is when not given
 * @returns the rows that were counted
 */
export const recount = async (
  { ledger }: Pick<DeliveryDeps, 'ledger'>,
  { dispatch, number }: Pick<Chunk, 'dispatch' | 'number'>,
  wakeAt?: (rows: readonly Delivery[]) => Instant | null,
): Promise<Delivery[]> => {
  let rows: Delivery[] = [];
  for (let tries = 0; tries < mostTries; tries += 1) {
    const stored = await ledger.chunk(dispatch, number);
    if (!stored) return rows;
    rows = await ledger.rows(dispatch, number);
    const counts = countsOf(rows, stored.value.counts);
    const chunk = { ...stored.value, counts, ...(wakeAt && { wakeAt: wakeAt(rows) }) };
    if ((await ledger.putChunk(chunk, stored.etag)) === 'written') return rows;
  }
  return rows;
};
