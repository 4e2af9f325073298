/** An application signing in for itself. */
import { consentSettings } from '../../consent.ts';
import type { Platform } from '../../platform.ts';
import { LoginError } from '../loginError.ts';
import { importerRole } from '../permissions.ts';
import { type Resource, readScopes } from '../resources.ts';
import { applicationToken } from '../tokens.ts';
import { requireConfidentialClient } from './confidentialClient.ts';
import { type Grant, tokenReply } from './grant.ts';

const rolesOn = (resource: Resource, { store }: Platform): readonly string[] => {
  if (resource === 'graph') return consentSettings.read(store).applicationRoles;
  return resource === 'ours' ? [importerRole] : [];
};

/** OAuth 2.0 client credentials: everything that was consented to for the one resource named. */
export const clientCredentials: Grant = async (request, platform) => {
  const clientId = requireConfidentialClient(request, platform);
  const { resource, permissions } = readScopes(request.scope, platform);
  if (permissions.length !== 1 || permissions[0] !== '.default') {
    throw new LoginError(
      400,
      'invalid_scope',
      1002012,
      `The provided value for scope ${request.scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  }
  return tokenReply(await applicationToken(platform, resource, clientId, rolesOn(resource, platform)));
};
