/** The worker: goes on with an erasure where it stands. It may be broken off anywhere, and come twice at once. */
import type { Person } from '../people/person.ts';
import { instantOf } from '../time/zones.ts';
import type { EraseLater, Erasure } from './erasure.ts';
import type { HoldingDeps } from './holding.ts';
import { profile } from './holdings/profile.ts';
import { holdings } from './holdings.ts';
import { formerPerson } from './whom.ts';

export type EraseDeps = HoldingDeps & { eraseLater: EraseLater };

/** Milliseconds that one message goes on for; another then takes over. */
const patienceMs = 120_000;

/** Under whoever asked, or the former member: that it happened, and no name. */
const recordEnd = async (deps: EraseDeps, { id, askedBy }: Erasure, former: Person): Promise<void> =>
  deps.audit.record([
    {
      at: instantOf(deps.clock.now()),
      who: askedBy ?? former.key,
      what: 'person.erased',
      subject: id,
      detail: askedBy === null ? 'asked for by themselves' : 'asked for by an administrator',
    },
  ]);

export const eraseOn = async (deps: EraseDeps, id: string): Promise<void> => {
  const begun = deps.clock.now().getTime();
  const former = formerPerson(id);
  while (deps.clock.now().getTime() - begun < patienceMs) {
    const stored = await deps.erasures.get(id);
    if (!stored?.value.whom) return;
    const { value: erasure, etag } = stored;
    const holding = holdings[erasure.done];
    const next = { ...erasure, done: erasure.done + 1, at: instantOf(deps.clock.now()) };
    if (!holding) {
      // Whoever used the app meanwhile was written down again at its door.
      await profile.erase(deps, stored.value.whom, former);
      await recordEnd(deps, erasure, former);
      await deps.erasures.put({ ...erasure, whom: null, at: next.at }, etag);
      return;
    }
    const wait = await holding.erase(deps, stored.value.whom, former);
    if (wait) return deps.eraseLater(id, wait.waitSeconds);
    if ((await deps.erasures.put(next, etag)) === 'conflict') return;
  }
  await deps.eraseLater(id, 0);
};
