/** Those who hold a role, as far as anybody knows: whoever has signed in with it of late. */
import type { Deps } from '../deps.ts';
import type { Instant } from '../events/event.ts';
import { addSeconds } from '../time/zones.ts';
import type { Role } from './person.ts';
import { usualPreferences } from './preferences.ts';
import type { Entry } from './roll.ts';

/** Whoever has not signed in with the role for so long is not taken to hold it. */
const believedSeconds = 60 * 86_400;

/** With what each chose. */
export const roleHolders = async (
  deps: Pick<Deps, 'roleProofs' | 'people' | 'preferences'>,
  role: Role,
  now: Instant,
): Promise<Entry[]> => {
  const keys = await deps.roleProofs.holders(role, addSeconds(now, -believedSeconds));
  const known = await Promise.all(
    keys.map(async (key) => {
      const [person, chosen] = await Promise.all([deps.people.get(key), deps.preferences.get(key)]);
      return person && { person, preferences: chosen?.value ?? usualPreferences };
    }),
  );
  return known.filter((one) => one !== null);
};
