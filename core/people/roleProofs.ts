/** Roles that somebody has proved by signing in, for a place that no sign-in reaches: in a chat nobody brings a token. */
import type { Instant } from '../events/event.ts';
import { addSeconds } from '../time/zones.ts';
import type { Principal, Role } from './person.ts';

/** A role counts in the chat until then. */
export type RoleProof = { person: string; roles: readonly Role[]; until: Instant };

export interface RoleProofStore {
  get(person: string): Promise<RoleProof | null>;
  put(proof: RoleProof): Promise<void>;
  /** Keys of those who last proved this role, and whose proof ended after `since`. */
  holders(role: Role, since: Instant): Promise<string[]>;
  /** One that is not there is fine. */
  remove(person: string): Promise<void>;
  /** Removes those that ended before then, at most so many. Answers how many went. */
  forget(before: Instant, most: number): Promise<number>;
}

/** Short, since a role that is taken away in Entra is still believed for so long. */
const proofSeconds = 1800;

/** A validated token has just said which roles this person holds. */
export const noteRoles = (
  roleProofs: RoleProofStore,
  { key, roles }: Principal,
  now: Instant,
): Promise<void> => roleProofs.put({ person: key, roles, until: addSeconds(now, proofSeconds) });

/**
 * The same person with the roles they have proved of late: none, if they have not.
 * @param longerSeconds for so long after its end a proof still counts
 */
export const withProvenRoles = async (
  roleProofs: Pick<RoleProofStore, 'get'>,
  person: Principal,
  now: Instant,
  longerSeconds = 0,
): Promise<Principal> => {
  const proof = await roleProofs.get(person.key);
  return { ...person, roles: proof && addSeconds(proof.until, longerSeconds) > now ? proof.roles : [] };
};
