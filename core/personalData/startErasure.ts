/** Asking for an erasure: people for themselves, administrators for anybody. Asking again goes on with the same one. */

import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Person, Principal } from '../people/person.ts';
import { addSeconds, instantOf } from '../time/zones.ts';
import { type EraseLater, type Erasure, isOpen } from './erasure.ts';
import { type FindDeps, findErasable, isAdministrator, onlyAdministrators } from './findErasable.ts';
import { type Whom, whomOf } from './whom.ts';

type StartDeps = Pick<Deps, 'clock' | 'ids' | 'erasures'> & { eraseLater: EraseLater };

/** One that is under way for somebody; null when none is. */
export const openErasureOf = async (
  { erasures }: Pick<Deps, 'erasures'>,
  { key }: Pick<Person, 'key'>,
): Promise<Erasure | null> =>
  (await erasures.list()).find((erasure) => isOpen(erasure) && erasure.whom?.keys.includes(key)) ?? null;

/** Written before a worker is woken: one that nobody was woken for is found by the sweeper. */
const start = async (deps: StartDeps, whom: Whom, askedBy: string | null): Promise<Erasure> => {
  const [key = ''] = whom.keys;
  const known = await openErasureOf(deps, { key });
  const at = instantOf(deps.clock.now());
  const erasure: Erasure = known ?? {
    id: deps.ids.next(),
    whom: { ...whom, keys: [...whom.keys] },
    askedBy,
    askedAt: at,
    done: 0,
    at,
  };
  if (!known) await deps.erasures.put(erasure, null);
  await deps.eraseLater(erasure.id, 0);
  return erasure;
};

export const eraseMe = (deps: StartDeps, principal: Principal): Promise<Erasure> =>
  start(deps, whomOf(principal), null);

/** Fails with `forbidden`, and `notFound` for a key of nobody whom the service knows. */
export const erasePerson = async (
  deps: StartDeps & FindDeps,
  { principal, key }: { principal: Principal; key: string },
): Promise<Result<Erasure>> => {
  if (!isAdministrator(principal)) return onlyAdministrators;
  const person = await findErasable(deps, key);
  if (!person) return fail('notFound', 'We know nobody of that name or address any more.');
  return succeed(await start(deps, whomOf(person), principal.key));
};

/** A message may have been lost, or its worker: whoever stands still for so long is woken again. */
const stillSeconds = 600;

/** For a timer. How many were woken. */
export const sweepErasures = async ({
  clock,
  erasures,
  eraseLater,
}: Pick<Deps, 'clock' | 'erasures'> & { eraseLater: EraseLater }): Promise<number> => {
  const still = addSeconds(instantOf(clock.now()), -stillSeconds);
  const open = (await erasures.list()).filter((erasure) => isOpen(erasure) && erasure.at <= still);
  for (const { id } of open) await eraseLater(id, 0);
  return open.length;
};
