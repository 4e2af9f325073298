/** GET and POST /api/erasures: administrators erase people and see what the nightly removal came to. */
import type { HttpResponseInit } from '@azure/functions';
import { z } from 'zod';
import { type ErasuresReply, eraseRequestSchema } from '#core/contract/personalData.ts';
import { type Result, succeed } from '#core/errors.ts';
import type { Person, Principal } from '#core/people/person.ts';
import type { EraseDeps } from '#core/personalData/eraseOn.ts';
import { findErasables, isAdministrator, onlyAdministrators } from '#core/personalData/findErasable.ts';
import { erasePerson } from '#core/personalData/startErasure.ts';
import { instantOf } from '#core/time/zones.ts';
import type { SignedInCall } from '../http/door.ts';
import { jsonReply } from '../http/jsonReply.ts';
import { readJson, readQuery } from '../http/readInput.ts';
import { presentErasing } from './presentErasing.ts';
import { presentMe } from './presentEvent.ts';

type Door = (deps: EraseDeps) => (call: SignedInCall) => Promise<Result<HttpResponseInit>>;

const query = z.object({ q: z.string().trim().min(2).max(200).optional() });

const reply = async (
  deps: EraseDeps,
  principal: Principal,
  found: readonly Person[],
): Promise<Result<HttpResponseInit>> => {
  const [erasures, tidying] = await Promise.all([deps.erasures.list(), deps.tidyings.get()]);
  return succeed(
    jsonReply<ErasuresReply>({
      now: instantOf(deps.clock.now()),
      me: presentMe(principal),
      found: [...found],
      erasures: erasures.map((erasure) => ({
        ...presentErasing(erasure),
        name: erasure.whom?.name ?? null,
        byThemselves: erasure.askedBy === null,
        at: erasure.at,
      })),
      tidying,
    }),
  );
};

export const showsErasures: Door =
  (deps) =>
  async ({ principal, request }) => {
    if (!isAdministrator(principal)) return onlyAdministrators;
    const asked = readQuery(query, request);
    if (!asked.ok) return asked;
    const { q } = asked.value;
    const found = q === undefined ? succeed([]) : await findErasables(deps, { principal, words: q });
    return found.ok ? reply(deps, principal, found.value) : found;
  };

export const erasesPerson: Door =
  (deps) =>
  async ({ principal, request }) => {
    const asked = await readJson(eraseRequestSchema, request);
    if (!asked.ok) return asked;
    const started = await erasePerson(deps, { principal, key: asked.value.key });
    return started.ok ? reply(deps, principal, []) : started;
  };
