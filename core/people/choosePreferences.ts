/** What somebody chose about messages, and changing it. */
import type { Deps } from '../deps.ts';
import { fail, type Result, succeed } from '../errors.ts';
import type { Stored } from '../events/ports.ts';
import { instantOf } from '../time/zones.ts';
import type { Principal } from './person.ts';
import { type Preferences, usualPreferences } from './preferences.ts';

type PreferenceDeps = Pick<Deps, 'clock' | 'audit' | 'preferences'>;

/** `etag` null while nothing is stored: what usually holds. */
export const preferencesOf = async (
  { preferences }: Pick<PreferenceDeps, 'preferences'>,
  { key }: Pick<Principal, 'key'>,
): Promise<{ value: Preferences; etag: string | null }> =>
  (await preferences.get(key)) ?? { value: usualPreferences, etag: null };

export const choosePreferences = async (
  deps: PreferenceDeps,
  { principal, preferences, etag }: { principal: Principal; preferences: Preferences; etag: string | null },
): Promise<Result<Stored<Preferences>>> => {
  if ((await deps.preferences.put(principal.key, preferences, etag)) === 'conflict')
    return fail('conflict', 'Your preferences were changed somewhere else. Look at them again.');
  await deps.audit.record([
    {
      at: instantOf(deps.clock.now()),
      who: principal.key,
      what: 'preferences.chosen',
      subject: principal.key,
      detail: preferences.rhythm,
    },
  ]);
  const stored = await deps.preferences.get(principal.key);
  return stored ? succeed(stored) : fail('busy', 'Try again in a moment.');
};
