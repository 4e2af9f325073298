/** The access tokens of the tenant: which claims stand in which (Microsoft identity platform, "Access token claims reference"). */
import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { LocalPerson } from '../../people.ts';
import type { Platform } from '../platform.ts';
import { connectorAudience, graphAudience, type Resource } from './resources.ts';

/** Seconds that a token lives. */
export const tokenLifetime = 3600;

const guidOf = (...parts: string[]): string => {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const common = ({ clock, tenant, newId }: Platform): JWTPayload => {
  const now = Math.floor(clock.now().getTime() / 1000);
  return { iat: now, nbf: now, exp: now + tokenLifetime, tid: tenant.tenantId, uti: newId() };
};

/** Graph and the connector still hand out the first version's claims; our own application asks for the second's. */
const issuedTo = (
  platform: Platform,
  resource: Resource,
  clientId: string,
  confidential: boolean,
): JWTPayload => {
  const { tenantId, appId } = platform.tenant;
  const credential = confidential ? '1' : '0';
  if (resource === 'ours') {
    const iss = `${platform.url}/${tenantId}/v2.0`;
    return { aud: appId, iss, azp: clientId, azpacr: credential, ver: '2.0' };
  }
  const aud = resource === 'graph' ? graphAudience : connectorAudience;
  const iss = `https://sts.windows.net/${tenantId}/`;
  return { aud, iss, appid: clientId, appidacr: credential, ver: '1.0' };
};

/** A token for an application itself. */
export function applicationToken(
  platform: Platform,
  resource: Resource,
  clientId: string,
  roles: readonly string[],
): Promise<string> {
  const servicePrincipal = guidOf(platform.tenant.tenantId, clientId);
  return platform.keys.sign({
    ...common(platform),
    ...issuedTo(platform, resource, clientId, true),
    idtyp: 'app',
    oid: servicePrincipal,
    sub: servicePrincipal,
    ...(roles.length > 0 ? { roles: [...roles] } : {}),
  });
}

/** A token for a person using an application. `sub` differs by application, `oid` does not. */
export function userToken(
  platform: Platform,
  resource: Resource,
  client: { id: string; confidential: boolean },
  person: LocalPerson,
  scopes: readonly string[],
): Promise<string> {
  const { tenantId, guestTenantId } = platform.tenant;
  const guest = person.userType === 'Guest';
  const roles = resource === 'ours' ? person.appRoles : [];
  return platform.keys.sign({
    ...common(platform),
    ...issuedTo(platform, resource, client.id, client.confidential),
    idtyp: 'user',
    oid: person.objectId,
    sub: guidOf(client.id, person.objectId),
    name: person.displayName,
    preferred_username: guest ? person.mail : person.userPrincipalName,
    email: person.mail,
    scp: scopes.join(' '),
    ...(guest ? { idp: `https://sts.windows.net/${guestTenantId}/` } : {}),
    ...(guest || resource === 'ours' ? {} : { upn: person.userPrincipalName }),
    ...(roles.length > 0 ? { roles: [...roles] } : {}),
    tid: tenantId,
  });
}
