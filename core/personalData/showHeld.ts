/** Everything that is held about whoever asks, and about nobody else. */
import { fail, type Result, succeed } from '../errors.ts';
import type { Principal } from '../people/person.ts';
import type { Fact, HoldingDeps } from './holding.ts';
import { holdings } from './holdings.ts';
import { whomOf } from './whom.ts';

export type Held = { name: string; facts: Fact[] };

/** In an hour: it looks through much, so that a program that asks on and on is sent away. */
const mostLooks = 20;
const hour = 3600;

/** Fails with `tooMany`. */
export const seeHeld = async (deps: HoldingDeps, principal: Principal): Promise<Result<Held[]>> =>
  (await deps.once.oneOf(mostLooks, `held ${principal.key}`, hour))
    ? succeed(await showHeld(deps, principal))
    : fail('tooMany', 'You have looked at this often within the hour. Try again later.');

/** A few seconds for somebody who was sent digests for two years. */
export const showHeld = (deps: HoldingDeps, principal: Principal): Promise<Held[]> =>
  Promise.all(holdings.map(async ({ name, see }) => ({ name, facts: await see(deps, whomOf(principal)) })));
