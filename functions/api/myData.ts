/** /api/me/data, /api/me/data.html, /api/me/erasure: one's own data, and nobody else's. */
import type { HttpResponseInit } from '@azure/functions';
import type { HeldReply, MyErasureReply } from '#core/contract/personalData.ts';
import { type Result, succeed } from '#core/errors.ts';
import type { EraseDeps } from '#core/personalData/eraseOn.ts';
import { readablePage } from '#core/personalData/readable.ts';
import { seeHeld } from '#core/personalData/showHeld.ts';
import { eraseMe, openErasureOf } from '#core/personalData/startErasure.ts';
import { instantOf } from '#core/time/zones.ts';
import type { SignedInCall } from '../http/door.ts';
import { fileReply } from '../http/fileReply.ts';
import { jsonReply } from '../http/jsonReply.ts';
import { presentErasing } from './presentErasing.ts';
import { presentMe } from './presentEvent.ts';

type Door = (deps: EraseDeps) => (call: SignedInCall) => Promise<Result<HttpResponseInit>>;

export const showsMyData: Door =
  (deps) =>
  async ({ principal }) => {
    const held = await seeHeld(deps, principal);
    if (!held.ok) return held;
    const now = instantOf(deps.clock.now());
    return succeed(jsonReply<HeldReply>({ now, me: presentMe(principal), held: held.value }));
  };

export const exportsMyData: Door =
  (deps) =>
  async ({ principal }) => {
    const held = await seeHeld(deps, principal);
    if (!held.ok) return held;
    const page = readablePage(held.value, instantOf(deps.clock.now()));
    return succeed(fileReply('what we hold about you.html', 'text/html; charset=utf-8', page));
  };

export const showsMyErasure: Door =
  (deps) =>
  async ({ principal }) => {
    const open = await openErasureOf(deps, principal);
    const now = instantOf(deps.clock.now());
    return succeed(jsonReply<MyErasureReply>({ now, erasing: open && presentErasing(open) }));
  };

export const erasesMe: Door =
  (deps) =>
  async ({ principal }) => {
    const erasing = presentErasing(await eraseMe(deps, principal));
    return succeed(jsonReply<MyErasureReply>({ now: instantOf(deps.clock.now()), erasing }));
  };
