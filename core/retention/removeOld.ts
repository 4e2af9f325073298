/** The nightly removal of what is older than its term. What there was no time for goes the next time. */
import type { Deps } from '../deps.ts';
import { isOpen } from '../personalData/erasure.ts';
import { instantOf } from '../time/zones.ts';
import { forgetBookings } from './forgetBookings.ts';
import { forgetDeliveries } from './forgetDeliveries.ts';
import { bit, type Removing } from './removing.ts';
import { keptMonths, monthsBefore } from './terms.ts';
import type { Tidying } from './tidying.ts';

export type RemoveOldDeps = Pick<
  Deps,
  | 'clock'
  | 'ids'
  | 'leases'
  | 'pauses'
  | 'events'
  | 'bookings'
  | 'projections'
  | 'bookingList'
  | 'dispatches'
  | 'ledger'
  | 'confirmations'
  | 'imports'
  | 'desk'
  | 'askings'
  | 'feedLinks'
  | 'roleProofs'
  | 'trail'
  | 'erasures'
  | 'tidyings'
>;

type Kind = { name: string; months: number; remove: Removing<RemoveOldDeps> };

type Forgetful = 'confirmations' | 'imports' | 'desk' | 'feedLinks' | 'roleProofs' | 'askings' | 'trail';

/** What its own store forgets by age. */
const byAge = (name: string, months: number, store: Forgetful): Kind => ({
  name,
  months,
  remove: bit((deps, before, most) => deps[store].forget(before, most)),
});

/** By their names for people, with how long each is kept. */
const kinds: readonly Kind[] = [
  { name: 'bookings', months: keptMonths.records, remove: forgetBookings },
  { name: 'deliveries', months: keptMonths.records, remove: forgetDeliveries },
  byAge('confirmations', keptMonths.records, 'confirmations'),
  byAge('imports', keptMonths.records, 'imports'),
  byAge('edits outside', keptMonths.records, 'desk'),
  byAge('revoked links', keptMonths.records, 'feedLinks'),
  byAge('proved roles', keptMonths.records, 'roleProofs'),
  byAge('requests for approval', keptMonths.records, 'askings'),
  byAge('trail', keptMonths.trail, 'trail'),
  {
    name: 'erasures',
    months: keptMonths.trail,
    async remove({ erasures }, before) {
      const old = (await erasures.list()).filter((one) => !isOpen(one) && one.at < before);
      for (const { id } of old) await erasures.remove(id);
      return { gone: old.length, kept: 0 };
    },
  },
];

/** A run ends well within the time that a timer's function has. */
const patienceMs = 200_000;
const leaseSeconds = 300;

/** What went, by kind, in figures; null while another run goes on or synchronising is paused. */
export const removeOld = async (deps: RemoveOldDeps): Promise<Tidying | null> => {
  if (await deps.pauses.get()) return null;
  const lease = await deps.leases.take('remove old', leaseSeconds);
  if (!lease) return null;
  try {
    const begun = deps.clock.now().getTime();
    const now = instantOf(deps.clock.now());
    const mayGoOn = (): boolean => deps.clock.now().getTime() - begun < patienceMs;
    const removed: Record<string, number> = {};
    let waiting = 0;
    for (const { name, months, remove } of kinds) {
      if (!mayGoOn()) break;
      const { gone, kept } = await remove(deps, monthsBefore(now, months), mayGoOn);
      removed[name] = gone;
      waiting += kept;
    }
    const tidying = { at: now, removed, waiting, complete: mayGoOn() };
    await deps.tidyings.put(tidying);
    return tidying;
  } finally {
    await lease.release();
  }
};

/** For a log: figures only. */
export const tidyingWords = ({ removed, waiting, complete }: Tidying): string => {
  const gone = Object.entries(removed).filter(([, count]) => count > 0);
  const words = gone.map(([name, count]) => `${name} ${count}`).join(', ');
  return `removed after their term: ${words || 'nothing'}${waiting > 0 ? `; ${waiting} wait for SharePoint` : ''}${complete ? '' : '; the rest next time'}`;
};
