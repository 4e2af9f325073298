/** The writing doors of areas: PUT /api/areas/{slug}, POST …/help, POST …/help/{id}/settle, POST …/meetings, PUT …/meetings/{id}, POST …/publish. */
import type { HttpResponseInit } from '@azure/functions';
import type { z } from 'zod';
import { type OfferHelpDeps, offerHelp } from '#core/areas/offerHelp.ts';
import { publishMeeting } from '#core/areas/publishMeeting.ts';
import { recordMeeting } from '#core/areas/recordMeeting.ts';
import { saveArea } from '#core/areas/saveArea.ts';
import { settleHelp } from '#core/areas/settleHelp.ts';
import {
  helpRequestSchema,
  saveAreaRequestSchema,
  saveMeetingRequestSchema,
  settleHelpRequestSchema,
  updateStepRequestSchema,
} from '#core/contract/areas.ts';
import type { Deps } from '#core/deps.ts';
import { fail, type Result } from '#core/errors.ts';
import type { Principal } from '#core/people/person.ts';
import type { SignedInCall } from '../http/door.ts';
import { readJson } from '../http/readInput.ts';
import { type AreasDeps, areaReply } from './areas.ts';

type ChangeAreasDeps = AreasDeps & Pick<Deps, 'ids' | 'people' | 'audit'>;

/** Of which area, and of which thing in it; `id` null where the route names none. */
type Asked<Body> = { principal: Principal; slug: string; id: string | null; body: Body };

/** Reads what the body says, does it, and answers with the area as it stands then. */
const change =
  <Body, D extends ChangeAreasDeps = ChangeAreasDeps>(
    schema: z.ZodType<Body>,
    take: (deps: D, asked: Asked<Body>) => Promise<Result<unknown>>,
  ) =>
  (deps: D) =>
  async ({ principal, request }: SignedInCall): Promise<Result<HttpResponseInit>> => {
    const asked = await readJson(schema, request);
    if (!asked.ok) return asked;
    const { slug = '', id = null } = request.params;
    const taken = await take(deps, { principal, slug, id, body: asked.value });
    return taken.ok ? areaReply(deps, principal, slug) : taken;
  };

export const savesArea = change(saveAreaRequestSchema, async (deps, { principal, slug, body }) =>
  body.area.slug === slug
    ? saveArea(deps, { principal, ...body })
    : fail('invalid', 'The short name of a priority area stays as it is.'),
);

export const offersHelp = change(
  helpRequestSchema,
  (deps: ChangeAreasDeps & OfferHelpDeps, { principal, slug, body }) =>
    offerHelp(deps, { principal, slug, offer: body }),
);

export const settlesHelp = change(settleHelpRequestSchema, (deps, { principal, slug, id, body }) =>
  settleHelp(deps, { principal, slug, id: id ?? '', ...body }),
);

export const recordsMeeting = change(saveMeetingRequestSchema, (deps, { principal, slug, id, body }) =>
  recordMeeting(deps, { principal, area: slug, id, ...body }),
);

export const publishesMeeting = change(updateStepRequestSchema, (deps, { principal, slug, id, body }) =>
  publishMeeting(deps, { principal, area: slug, id: id ?? '', ...body }),
);
