/** GET /api/people?q= */
import { z } from 'zod';
import type { PeopleReply } from '#core/contract/areas.ts';
import type { Deps } from '#core/deps.ts';
import { succeed } from '#core/errors.ts';
import { findPeople } from '#core/people/findPeople.ts';
import type { SignedInCall } from '../http/door.ts';
import { jsonReply } from '../http/jsonReply.ts';
import { readQuery } from '../http/readInput.ts';

const query = z.object({ q: z.string().trim().min(2).max(100) });

export const findsPeople =
  (deps: Pick<Deps, 'people'>) =>
  async ({ principal, request }: SignedInCall) => {
    const asked = readQuery(query, request);
    if (!asked.ok) return asked;
    const found = await findPeople(deps, { principal, words: asked.value.q });
    return found.ok ? succeed(jsonReply<PeopleReply>({ people: found.value })) : found;
  };
