/** The writing doors of areas: PUT /api/areas/{slug}, POST …/help, POST …/help/{id}/settle, POST …/meetings, PUT …/meetings/{id}, POST …/publish. */
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
import { fail } from '#core/errors.ts';
import type { SignedInCall } from '../http/door.ts';
import { readJson } from '../http/readInput.ts';
import { type AreasDeps, areaReply } from './areas.ts';

type ChangeAreasDeps = AreasDeps & Pick<Deps, 'ids' | 'people' | 'audit'>;

export const savesArea =
  (deps: ChangeAreasDeps) =>
  async ({ principal, request }: SignedInCall) => {
    const asked = await readJson(saveAreaRequestSchema, request);
    if (!asked.ok) return asked;
    const slug = request.params.slug ?? '';
    if (asked.value.area.slug !== slug)
      return fail('invalid', 'The short name of a priority area stays as it is.');
    const saved = await saveArea(deps, { principal, ...asked.value });
    return saved.ok ? areaReply(deps, principal, slug) : saved;
  };

export const offersHelp =
  (deps: ChangeAreasDeps & OfferHelpDeps) =>
  async ({ principal, request }: SignedInCall) => {
    const asked = await readJson(helpRequestSchema, request);
    if (!asked.ok) return asked;
    const slug = request.params.slug ?? '';
    const offered = await offerHelp(deps, { principal, slug, offer: asked.value });
    return offered.ok ? areaReply(deps, principal, slug) : offered;
  };

export const settlesHelp =
  (deps: ChangeAreasDeps) =>
  async ({ principal, request }: SignedInCall) => {
    const asked = await readJson(settleHelpRequestSchema, request);
    if (!asked.ok) return asked;
    const { slug = '', id = '' } = request.params;
    const settled = await settleHelp(deps, { principal, slug, id, ...asked.value });
    return settled.ok ? areaReply(deps, principal, slug) : settled;
  };

export const recordsMeeting =
  (deps: ChangeAreasDeps) =>
  async ({ principal, request }: SignedInCall) => {
    const asked = await readJson(saveMeetingRequestSchema, request);
    if (!asked.ok) return asked;
    const { slug = '', id = null } = request.params;
    const recorded = await recordMeeting(deps, { principal, area: slug, id, ...asked.value });
    return recorded.ok ? areaReply(deps, principal, slug) : recorded;
  };

export const publishesMeeting =
  (deps: ChangeAreasDeps) =>
  async ({ principal, request }: SignedInCall) => {
    const asked = await readJson(updateStepRequestSchema, request);
    if (!asked.ok) return asked;
    const { slug = '', id = '' } = request.params;
    const published = await publishMeeting(deps, { principal, area: slug, id, ...asked.value });
    return published.ok ? areaReply(deps, principal, slug) : published;
  };
