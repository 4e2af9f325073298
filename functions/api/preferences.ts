/** GET and PUT /api/me/preferences, and a test of the ways: one's own, and nobody else's. */
import type { HttpResponseInit } from '@azure/functions';
import { testCard } from '#bot/cards/testCard.ts';
import { type PreferencesReply, preferencesRequestSchema, type TriedReply } from '#core/contract/digests.ts';
import type { Chat } from '#core/delivery/chat.ts';
import { tryRoutes, waysTo } from '#core/delivery/tryRoutes.ts';
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

export type PreferencesDeps = Pick<Deps, 'clock' | 'audit' | 'preferences' | 'chatPlaces'> & {
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
      ways: await waysTo(deps, principal),
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

type TestDeps = Pick<Deps, 'preferences' | 'chatPlaces' | 'mailer' | 'once' | 'publicUrl'> & {
  bot: { chat: Chat };
};

export const testsWays =
  ({ bot, ...deps }: TestDeps) =>
  async ({ principal }: SignedInCall): Promise<Result<HttpResponseInit>> => {
    const card = testCard(deps.publicUrl);
    const tried = await tryRoutes({ ...deps, chat: bot.chat }, { principal, card });
    return tried.ok ? succeed(jsonReply<TriedReply>(tried.value)) : tried;
  };
