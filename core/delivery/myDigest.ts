/** Somebody's digest as it would be if it went out now. */
import type { DigestView } from '../digests/digestView.ts';
import { type GatherDeps, gatherItems } from '../digests/gatherItems.ts';
import { itemsFor } from '../digests/itemsFor.ts';
import { toldBefore } from '../digests/toldBefore.ts';
import type { Principal } from '../people/person.ts';
import { mondayOf } from '../time/days.ts';
import { dayOf, instantOf, ukZone } from '../time/zones.ts';
import type { DeliveryDeps } from './deliveryDeps.ts';
import { readerOf, viewOf } from './showTo.ts';

type MyDigestDeps = GatherDeps & Pick<DeliveryDeps, 'publicUrl' | 'issues' | 'follows' | 'preferences'>;

/** News since the last digest that was sent. Null when nothing concerns them: then nothing would be sent. */
export const myDigest = async (
  deps: MyDigestDeps,
  principal: Pick<Principal, 'key'>,
): Promise<DigestView | null> => {
  const now = instantOf(deps.clock.now());
  const [gathered, reader] = await Promise.all([
    toldBefore(deps, now).then((told) => gatherItems(deps, told)),
    readerOf(deps, principal),
  ]);
  const items = itemsFor(gathered.items, reader);
  if (items.length === 0) return null;
  const week = mondayOf(dayOf(now, ukZone));
  return viewOf(deps.publicUrl, { kind: 'digest', week, opening: '', confirm: false, createdAt: now }, items);
};
