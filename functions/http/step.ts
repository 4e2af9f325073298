/** A step that a person takes with one thing, such as publishing an update: read what the body says, take it, answer. */
import type { HttpResponseInit } from '@azure/functions';
import type { z } from 'zod';
import type { Result } from '#core/errors.ts';
import type { Principal } from '#core/people/person.ts';
import type { SignedInCall } from './door.ts';
import { readJson } from './readInput.ts';

/** Who asks, for which version of which thing, and what else the body says. */
type Asked<Body> = Body & { principal: Principal; id: string };

/** @param answer tells the thing `id` of the route as it stands after the step */
export const stepsOf =
  <Deps>(answer: (deps: Deps, principal: Principal, id: string) => Promise<Result<HttpResponseInit>>) =>
  <Body extends { etag: string }>(
    schema: z.ZodType<Body>,
    take: (deps: Deps, input: Asked<Body>) => Promise<Result<unknown>>,
  ) =>
  (deps: Deps) =>
  async ({ principal, request }: SignedInCall): Promise<Result<HttpResponseInit>> => {
    const asked = await readJson(schema, request);
    if (!asked.ok) return asked;
    const id = request.params.id ?? '';
    const taken = await take(deps, { ...asked.value, principal, id });
    return taken.ok ? answer(deps, principal, id) : taken;
  };
