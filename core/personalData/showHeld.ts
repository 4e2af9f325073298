/** Everything that is held about whoever asks, and about nobody else. */
import type { Principal } from '../people/person.ts';
import type { Fact, HoldingDeps } from './holding.ts';
import { holdings } from './holdings.ts';
import { whomOf } from './whom.ts';

export type Held = { name: string; facts: Fact[] };

/** A few seconds for somebody who was sent digests for two years. */
export const showHeld = (deps: HoldingDeps, principal: Principal): Promise<Held[]> =>
  Promise.all(holdings.map(async ({ name, see }) => ({ name, facts: await see(deps, whomOf(principal)) })));
