/** The writing doors of updates: POST /api/updates, PUT and DELETE /api/updates/{id}, POST /api/updates/{id}/{step}. */
import type { HttpResponseInit } from '@azure/functions';
import { z } from 'zod';
import {
  correctRequestSchema,
  draftRequestSchema,
  reasonedStepRequestSchema,
  saveUpdateRequestSchema,
  updateStepRequestSchema,
} from '#core/contract/areas.ts';
import type { Deps } from '#core/deps.ts';
import type { Result } from '#core/errors.ts';
import { confirmRead } from '#core/updates/confirmRead.ts';
import { correctUpdate } from '#core/updates/correctUpdate.ts';
import { discardDraft } from '#core/updates/discardDraft.ts';
import { draftUpdate } from '#core/updates/draftUpdate.ts';
import { publishUpdate } from '#core/updates/publishUpdate.ts';
import { saveUpdate } from '#core/updates/saveUpdate.ts';
import { sendBack } from '#core/updates/sendBack.ts';
import { sendForReview } from '#core/updates/sendForReview.ts';
import { withdrawUpdate } from '#core/updates/withdrawUpdate.ts';
import type { SignedInCall } from '../http/door.ts';
import { readJson, readQuery } from '../http/readInput.ts';
import { stepsOf } from '../http/step.ts';
import { deskReply, type UpdatesDeps, updateReply } from './updates.ts';

export type ChangeUpdatesDeps = UpdatesDeps & Pick<Deps, 'ids' | 'people' | 'audit'>;

type Door = (deps: ChangeUpdatesDeps) => (call: SignedInCall) => Promise<Result<HttpResponseInit>>;

const step = stepsOf<ChangeUpdatesDeps>(updateReply);

export const savesUpdate = step(saveUpdateRequestSchema, saveUpdate);
export const sendsForReview = step(updateStepRequestSchema, sendForReview);
export const sendsBack = step(reasonedStepRequestSchema, sendBack);
export const publishes = step(updateStepRequestSchema, publishUpdate);
export const corrects = step(correctRequestSchema, correctUpdate);
export const withdraws = step(reasonedStepRequestSchema, withdrawUpdate);
export const confirms = step(updateStepRequestSchema, confirmRead);

export const draftsUpdate: Door =
  (deps) =>
  async ({ principal, request }) => {
    const asked = await readJson(draftRequestSchema, request);
    if (!asked.ok) return asked;
    const drafted = await draftUpdate(deps, { principal, ...asked.value });
    return drafted.ok ? updateReply(deps, principal, drafted.value.id, 201) : drafted;
  };

export const discards: Door =
  (deps) =>
  async ({ principal, request }) => {
    const asked = readQuery(z.object({ etag: z.string() }), request);
    if (!asked.ok) return asked;
    const id = request.params.id ?? '';
    const discarded = await discardDraft(deps, { principal, id, etag: asked.value.etag });
    return discarded.ok ? deskReply(deps, principal) : discarded;
  };
