/**
 * Who stands at the door: validates an access token for our own API, as Teams gives it to the tabs or Entra to the
 * import tool (Microsoft identity platform, "Access tokens: validate tokens" and "Secure applications and APIs by
 * validating claims"). Only what the signed token says counts.
 */
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '#core/clock.ts';
import { memberKey, type Principal, type Role, roles } from '#core/people/person.ts';
import { teamsClients } from './teamsClients.ts';

export type TokenSettings = {
  /** `https://login.microsoftonline.com`, without a slash at the end. */
  loginUrl: string;
  /** Our Entra application: the audience. */
  clientId: string;
  /** The tenant of our registration, in lower case: the only one that grants roles. */
  tenantId: string;
  /** Tenants whose people may enter, in lower case. */
  allowedTenants: readonly string[];
  clock: Clock;
};

/**
 * Why nobody was let in. `missing`, `invalid` and `expired`: sign in (401); `wrongTenant` and `notPermitted`: known, but
 * not for them (403).
 */
type TokenRefusal = 'missing' | 'invalid' | 'expired' | 'wrongTenant' | 'notPermitted';
export type TokenReading = { ok: true; principal: Principal } | { ok: false; refusal: TokenRefusal };

/** Seconds by which clocks may differ. */
const clockTolerance = 120;

const claimsSchema = z.object({
  /** The registration asks for second-version tokens (`requestedAccessTokenVersion: 2`); others are not ours. */
  ver: z.literal('2.0'),
  iss: z.string(),
  tid: z.guid().toLowerCase(),
  oid: z.string().min(1),
  azp: z.string(),
  idtyp: z.string().optional(),
  scp: z.string().optional(),
  roles: z.array(z.string()).default([]),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  email: z.string().optional(),
  /** Whether the owner of the address's domain has proved to be its owner. */
  xms_edov: z.unknown().optional(),
});
type Claims = z.infer<typeof claimsSchema>;

const refuse = (refusal: TokenRefusal): TokenReading => ({ ok: false, refusal });

/**
 * Each tenant's administrators assign the roles of our app in their own tenant, so a role from elsewhere is one that
 * the collaborative never granted ("Add app roles to your application").
 */
const knownRoles = (claims: Claims, homeTenant: string): Role[] =>
  claims.tid === homeTenant ? roles.filter((role) => claims.roles.includes(role)) : [];

/**
 * Bookings are found by address too, so an address that somebody merely typed into their own directory must not count
 * ("Secure applications and APIs by validating claims": email). A sign-in name stands in a domain that is proved.
 */
const addressOf = ({ email, preferred_username, xms_edov }: Claims): string => {
  const isUnproved = [false, 0, 'false', '0'].some((no) => no === xms_edov);
  return (isUnproved ? null : email) ?? preferred_username ?? '';
};

/** A person through Teams: by a client that was authorised beforehand, with our one scope. `importer` is no role of people. */
const personOf = (claims: Claims, homeTenant: string): Principal | null => {
  const scopes = claims.scp?.split(' ') ?? [];
  if (!teamsClients.has(claims.azp) || !scopes.includes('access_as_user')) return null;
  const email = addressOf(claims).toLowerCase();
  return {
    key: memberKey(claims.tid, claims.oid),
    name: claims.name ?? email,
    email,
    tenantId: claims.tid,
    roles: knownRoles(claims, homeTenant).filter((role) => role !== 'importer'),
  };
};

/** The import tool as itself: the app role is the permission, and it holds no other. */
const importerOf = (claims: Claims, homeTenant: string): Principal | null =>
  knownRoles(claims, homeTenant).includes('importer')
    ? {
        key: memberKey(claims.tid, claims.oid),
        name: 'Import tool',
        email: '',
        tenantId: claims.tid,
        roles: ['importer'],
      }
    : null;

/** Makes the check of `Authorization` headers. Keys are fetched once for each tenant and kept (jose renews them). */
export const createTokenReader = (settings: TokenSettings) => {
  const { loginUrl, clientId, tenantId: homeTenant, clock } = settings;
  const keySets = new Map(
    settings.allowedTenants.map((tenantId) => [
      tenantId,
      createRemoteJWKSet(new URL(`${loginUrl}/${tenantId}/discovery/v2.0/keys`)),
    ]),
  );
  const audience = [clientId, `api://${clientId}`];
  const isOurAudience = (aud: JWTPayload['aud']) =>
    typeof aud === 'string' &&
    (audience.includes(aud) || (aud.startsWith('api://') && aud.endsWith(`/${clientId}`)));

  /** Reads the tenant before anything is proved, only to choose among the allowed tenants' keys. */
  const claimedTenant = (token: string): string | null => {
    try {
      const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
      return z.object({ tid: z.string() }).parse(payload).tid.toLowerCase();
    } catch {
      return null; // Whatever does not read as a token names no tenant.
    }
  };

  /**
   * @param authorization the header's value
   * @throws when the keys cannot be fetched
   */
  return async (authorization: string | null | undefined): Promise<TokenReading> => {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
    if (!token) return refuse('missing');
    const tenantId = claimedTenant(token);
    if (!tenantId) return refuse('invalid');
    const keySet = keySets.get(tenantId);
    if (!keySet) return refuse('wrongTenant');
    try {
      const { payload } = await jwtVerify(token, keySet, {
        algorithms: ['RS256'],
        issuer: `${loginUrl}/${tenantId}/v2.0`,
        requiredClaims: ['exp', 'nbf', 'aud'],
        clockTolerance,
        currentDate: clock.now(),
      });
      const read = claimsSchema.safeParse(payload);
      if (!read.success || !isOurAudience(payload.aud)) return refuse('invalid');
      const principal =
        read.data.idtyp === 'app' ? importerOf(read.data, homeTenant) : personOf(read.data, homeTenant);
      return principal ? { ok: true, principal } : refuse('notPermitted');
    } catch (error) {
      if (error instanceof errors.JWTExpired) return refuse('expired');
      if (isTokenFault(error)) return refuse('invalid');
      throw error;
    }
  };
};

/** Whether the token is at fault, rather than the way to the keys. */
const isTokenFault = (error: unknown): boolean =>
  error instanceof errors.JWTClaimValidationFailed ||
  error instanceof errors.JWTInvalid ||
  error instanceof errors.JWSInvalid ||
  error instanceof errors.JWSSignatureVerificationFailed ||
  error instanceof errors.JOSEAlgNotAllowed ||
  error instanceof errors.JOSENotSupported ||
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys;

/** The check of one request's `Authorization` header. */
export type TokenReader = ReturnType<typeof createTokenReader>;
