/** `/api/sync`: how synchronising goes, what waits for editors, and what administrators do about it. */
import type { HttpResponseInit } from '@azure/functions';
import {
  answerRequestSchema,
  pauseRequestSchema,
  type SyncReply,
  syncReplySchema,
} from '#core/contract/api.ts';
import type { Deps } from '#core/deps.ts';
import { type Result, succeed } from '#core/errors.ts';
import { noteRoles } from '#core/people/roleProofs.ts';
import { driftFile } from '#core/sync/health/driftFile.ts';
import type { HealthDeps } from '#core/sync/health/healthOf.ts';
import { setPause } from '#core/sync/health/setPause.ts';
import { showSync } from '#core/sync/health/showSync.ts';
import { referenceOf } from '#core/sync/health/stopped.ts';
import { tryAgain } from '#core/sync/health/tryAgain.ts';
import { answerQuestion } from '#core/sync/inbound/answerQuestion.ts';
import type { TakeDeps } from '#core/sync/inbound/takeEdit.ts';
import { tellingOf } from '#core/sync/inbound/telling.ts';
import { instantOf } from '#core/time/zones.ts';
import type { SignedInCall } from '../http/door.ts';
import { csvReply } from '../http/fileReply.ts';
import { jsonReply } from '../http/jsonReply.ts';
import { readJson } from '../http/readInput.ts';

type SyncDeps = { tellLater(tellingId: string, afterSeconds: number): Promise<void> } & TakeDeps &
  HealthDeps &
  Pick<Deps, 'pauses' | 'tellings' | 'roleProofs'>;

/** The contract is the whitelist of what leaves the service. */
const syncReply = async (deps: SyncDeps, { principal }: SignedInCall): Promise<Result<HttpResponseInit>> => {
  // The chat may show it to them for a while, though it does not know their role; a role that was taken away ends there too.
  await noteRoles(deps.roleProofs, principal, instantOf(deps.clock.now()));
  const view = await showSync(deps, { principal });
  if (!view.ok) return view;
  const { health, ...rest } = view.value;
  const stopped = health?.stopped.map((one) => ({ ...one, reference: referenceOf(one) }));
  return succeed(
    jsonReply<SyncReply>(syncReplySchema.parse({ ...rest, health: health && { ...health, stopped } })),
  );
};

export const showSyncHealth = (deps: SyncDeps) => (call: SignedInCall) => syncReply(deps, call);

/** GET /api/sync/drift.csv */
export const downloadDrift =
  (deps: Pick<Deps, 'clock' | 'drifts' | 'events'>) =>
  async ({ principal }: SignedInCall) => {
    const file = await driftFile(deps, { principal });
    return file.ok ? succeed(csvReply(file.value.name, file.value.text)) : file;
  };

export const answerSyncQuestion = (deps: SyncDeps) => async (call: SignedInCall) => {
  const asked = await readJson(answerRequestSchema, call.request);
  if (!asked.ok) return asked;
  const { principal, request } = call;
  const answered = await answerQuestion(deps, { principal, id: request.params.id ?? '', ...asked.value });
  if (!answered.ok) return answered;
  // The card in the chat gets its outcome now; a timer sees to it otherwise.
  await deps.tellLater(tellingOf(deps.ids, answered.value), 0);
  return syncReply(deps, call);
};

export const retryStopped = (deps: SyncDeps) => async (call: SignedInCall) => {
  const { principal, request } = call;
  const put = await tryAgain(deps, { principal, id: request.params.id ?? '' });
  return put.ok ? syncReply(deps, call) : put;
};

export const pauseSync = (deps: SyncDeps) => async (call: SignedInCall) => {
  const asked = await readJson(pauseRequestSchema, call.request);
  if (!asked.ok) return asked;
  const set = await setPause(deps, { principal: call.principal, ...asked.value });
  return set.ok ? syncReply(deps, call) : set;
};
