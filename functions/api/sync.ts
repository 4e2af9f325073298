/** GET /api/sync, POST /api/sync/questions/{id}: how synchronising goes, for editors and administrators. */
import type { HttpResponseInit } from '@azure/functions';
import { answerRequestSchema, type SyncReply, syncReplySchema } from '#core/contract/api.ts';
import type { Deps } from '#core/deps.ts';
import { type Result, succeed } from '#core/errors.ts';
import { answerQuestion } from '#core/sync/inbound/answerQuestion.ts';
import { showSync } from '#core/sync/inbound/showSync.ts';
import type { TakeDeps } from '#core/sync/inbound/takeEdit.ts';
import type { SignedInCall } from '../http/door.ts';
import { jsonReply } from '../http/jsonReply.ts';
import { readJson } from '../http/readInput.ts';

type SyncDeps = TakeDeps & Pick<Deps, 'readings'>;

/** The contract is the whitelist of what leaves the service. */
const syncReply = async (deps: SyncDeps, { principal }: SignedInCall): Promise<Result<HttpResponseInit>> => {
  const view = await showSync(deps, { principal });
  return view.ok ? succeed(jsonReply<SyncReply>(syncReplySchema.parse(view.value))) : view;
};

export const showSyncHealth = (deps: SyncDeps) => (call: SignedInCall) => syncReply(deps, call);

export const answerSyncQuestion = (deps: SyncDeps) => async (call: SignedInCall) => {
  const asked = await readJson(answerRequestSchema, call.request);
  if (!asked.ok) return asked;
  const { principal, request } = call;
  const answered = await answerQuestion(deps, { principal, id: request.params.id ?? '', ...asked.value });
  return answered.ok ? syncReply(deps, call) : answered;
};
