/** GET /api/manage: what waits for this person, by their roles. */
import type { ManageReply } from '#core/contract/manage.ts';
import { succeed } from '#core/errors.ts';
import { showWaiting, type WaitingDeps } from '#core/manage/showWaiting.ts';
import { instantOf } from '#core/time/zones.ts';
import type { SignedInCall } from '../http/door.ts';
import { jsonReply } from '../http/jsonReply.ts';
import { presentMe } from './presentEvent.ts';

export const showManage =
  (deps: WaitingDeps) =>
  async ({ principal }: SignedInCall) => {
    const waiting = await showWaiting(deps, { principal });
    if (!waiting.ok) return waiting;
    const now = instantOf(deps.clock.now());
    return succeed(jsonReply<ManageReply>({ now, me: presentMe(principal), waiting: waiting.value }));
  };
