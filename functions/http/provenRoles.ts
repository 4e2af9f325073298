/** Keeps what tokens say about roles, for what no token reaches: whom to tell when something needs an administrator. */
import type { Instant } from '#core/events/event.ts';
import type { Principal } from '#core/people/person.ts';
import { noteRoles, type RoleProofStore } from '#core/people/roleProofs.ts';
import { addSeconds } from '#core/time/zones.ts';

/** People in one process's mind; those who come after are looked up with each call. */
const most = 20_000;
/** The same is written again after so long, so that whoever still comes still counts. */
const restSeconds = 6 * 3600;

/** Writes roles down when this process meets somebody first, and when they change. Those without any cost a look at most. */
export const createRoleMemory = () => {
  const noted = new Map<string, { roles: string; at: Instant }>();
  return async (principal: Principal, roleProofs: RoleProofStore, now: Instant): Promise<void> => {
    const { key } = principal;
    const roles = principal.roles.join();
    const before = noted.get(key);
    if (before?.roles === roles && addSeconds(before.at, restSeconds) > now) return;
    const known = roles === '' ? await roleProofs.get(key) : null;
    if (roles !== '' || (known && known.roles.length > 0)) await noteRoles(roleProofs, principal, now);
    if (noted.size < most || before) noted.set(key, { roles, at: now });
  };
};
