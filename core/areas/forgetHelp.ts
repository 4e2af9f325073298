/** Offers and suggestions name people, so they are kept for a year at most. For a timer, every night. */
import type { Deps } from '../deps.ts';
import { addSeconds, instantOf } from '../time/zones.ts';

const keptSeconds = 365 * 86_400;
const mostInANight = 1000;

/** How many went. */
export const forgetHelp = ({ clock, help }: Pick<Deps, 'clock' | 'help'>): Promise<number> =>
  help.forget(addSeconds(instantOf(clock.now()), -keptSeconds), mostInANight);
