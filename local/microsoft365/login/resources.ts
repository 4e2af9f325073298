/** Which resource a `scope` parameter asks for, and which permissions on it. */
import type { Platform } from '../platform.ts';
import { LoginError } from './loginError.ts';

export const graphAudience = 'https://graph.microsoft.com';
export const connectorAudience = 'https://api.botframework.com';
const graphAppId = '00000003-0000-0000-c000-000000000000';

export type Resource = 'graph' | 'ours' | 'connector';
/** `.default` stands for everything consented to. */
export type RequestedScopes = { resource: Resource; permissions: readonly string[] };

const signInScopes = new Set(['openid', 'profile', 'email', 'offline_access']);

/** Resource and permission of one scope, `https://graph.microsoft.com/User.Read`; a bare word means Graph, as at Entra. */
const readScope = (scope: string, platform: Platform): { resource: Resource; permission: string } => {
  const cut = scope.lastIndexOf('/');
  if (cut < 0) return { resource: 'graph', permission: scope };
  const [audience, permission] = [scope.slice(0, cut).replace(/\/$/, ''), scope.slice(cut + 1)];
  if (audience === graphAudience || audience === graphAppId || audience === platform.url) {
    return { resource: 'graph', permission };
  }
  if (audience === connectorAudience) return { resource: 'connector', permission };
  const { appId } = platform.tenant;
  if (audience === appId || (audience.startsWith('api://') && audience.endsWith(appId))) {
    return { resource: 'ours', permission };
  }
  throw new LoginError(
    400,
    'invalid_resource',
    500011,
    `The resource principal named ${audience} was not found in the tenant named ${platform.tenant.tenantId}.`,
  );
};

/** @throws LoginError when scopes are missing, unknown or of two resources */
export function readScopes(parameter: string | undefined, platform: Platform): RequestedScopes {
  const words = (parameter ?? '').split(' ').filter((word) => word !== '');
  if (words.length === 0) {
    throw new LoginError(
      400,
      'invalid_request',
      900144,
      "The request body must contain the following parameter: 'scope'.",
    );
  }
  const scopes = words.map((word) => readScope(word, platform));
  const asked = scopes.filter(({ permission }) => !signInScopes.has(permission));
  const resource = (asked[0] ?? scopes[0])?.resource ?? 'graph';
  if (asked.some((scope) => scope.resource !== resource)) {
    throw new LoginError(
      400,
      'invalid_scope',
      70011,
      "The provided value for the input parameter 'scope' is not valid. Scopes of one resource only can be requested.",
    );
  }
  return { resource, permissions: scopes.map(({ permission }) => permission) };
}
