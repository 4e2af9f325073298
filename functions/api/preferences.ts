/** GET and PUT /api/me/preferences: one's own, and nobody else's. */
import type { HttpResponseInit } from '@azure/functions';
import { type PreferencesReply, preferencesRequestSchema } from '#core/contract/digests.ts';
import type { Deps } from '#core/deps.ts';
import { type Result, succeed } from '#core/errors.ts';
import { choosePreferences, preferencesOf } from '#core/people/choosePreferences.ts';
import type { Principal } from '#core/people/person.ts';
import { nextSendable, type SchoolCalendar } from '#core/time/schoolDays.ts';
import { momentWords } from '#core/time/wording.ts';
import { instantOf, ukZone } from '#core/time/zones.ts';
import type { SignedInCall } from '../http/door.ts';
import { jsonReply } from '../http/jsonReply.ts';
import { readJson } from '../http/readInput.ts';
import { presentMe } from './presentEvent.ts';

export type PreferencesDeps = Pick<Deps, 'clock' | 'audit' | 'preferences'> & {
  schoolCalendar: SchoolCalendar;
};
type Door = (deps: PreferencesDeps) => (call: SignedInCall) => Promise<Result<HttpResponseInit>>;

const reply = async (deps: PreferencesDeps, principal: Principal): Promise<Result<HttpResponseInit>> => {
  const now = instantOf(deps.clock.now());
  const { value: preferences, etag } = await preferencesOf(deps, principal);
  const next = preferences.rhythm === 'never' ? null : nextSendable(now, preferences, deps.schoolCalendar);
  return succeed(
    jsonReply<PreferencesReply>({
      now,
      me: presentMe(principal),
      preferences,
      nextMessage: next && momentWords(next, ukZone),
      etag,
    }),
  );
};

export const showsPreferences: Door =
  (deps) =>
  ({ principal }) =>
    reply(deps, principal);

export const choosesPreferences: Door =
  (deps) =>
  async ({ principal, request }) => {
    const asked = await readJson(preferencesRequestSchema, request);
    if (!asked.ok) return asked;
    const chosen = await choosePreferences(deps, { principal, ...asked.value });
    return chosen.ok ? reply(deps, principal) : chosen;
  };
