/** Who calls Graph: the bearer token, checked as Graph does (Microsoft Graph documentation, "Authentication errors"). */
import type { JWTPayload } from 'jose';
import { graphAudience } from '../login/resources.ts';
import type { Platform } from '../platform.ts';
import { GraphError } from './graphError.ts';
import type { Caller, Route } from './route.ts';

const unauthorised = (message: string): GraphError =>
  new GraphError(401, 'InvalidAuthenticationToken', message, {
    headers: { 'WWW-Authenticate': 'Bearer realm="", authorization_uri="/common/oauth2/authorize"' },
  });

const verified = async (token: string, platform: Platform): Promise<JWTPayload> => {
  try {
    return await platform.keys.verify(token, platform.clock.now());
  } catch (error) {
    const outOfTime = error instanceof Error && /JWTExpired|JWTClaimValidationFailed/.test(error.name);
    throw unauthorised(
      outOfTime ? 'Lifetime validation failed, the token is expired.' : 'Signing key is invalid.',
    );
  }
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const wordsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(textOf) : textOf(value).split(' ');

/** @throws GraphError 401 `InvalidAuthenticationToken` */
export async function readCaller(authorization: string | undefined, platform: Platform): Promise<Caller> {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw unauthorised('Access token is empty.');
  const claims = await verified(token, platform);
  if (claims.aud !== graphAudience) throw unauthorised('Access token validation failure. Invalid audience.');
  if (claims.tid !== platform.tenant.tenantId)
    throw unauthorised('Access token validation failure. Invalid tenant.');
  const appId = textOf(claims.appid);
  const tenantId = textOf(claims.tid);
  return claims.idtyp === 'app'
    ? { kind: 'application', appId, tenantId, permissions: wordsOf(claims.roles), userId: null }
    : { kind: 'delegated', appId, tenantId, permissions: wordsOf(claims.scp), userId: textOf(claims.oid) };
}

/** Each service refuses in its own words. */
const refusal = (path: string): GraphError => {
  if (path.startsWith('/sites')) return new GraphError(403, 'accessDenied', 'Access denied');
  if (/^\/(users\/[^/]+|me)\/./.test(path)) {
    return new GraphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
  }
  return new GraphError(
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
  );
};

/** @throws GraphError 403 unless the token carries one of the operation's permissions */
export function requirePermission(route: Route, caller: Caller): void {
  const sufficient = route.permissions[caller.kind];
  if (!sufficient.some((permission) => caller.permissions.includes(permission))) throw refusal(route.path);
}
